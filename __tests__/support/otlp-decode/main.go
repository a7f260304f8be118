// Decodes what an OTLP/HTTP exporter sent, by the library the Collector itself decodes with, and prints it as it understood it.
package main

import (
	"fmt"
	"io"
	"os"

	"go.opentelemetry.io/collector/pdata/plog/plogotlp"
	"go.opentelemetry.io/collector/pdata/pmetric/pmetricotlp"
	"go.opentelemetry.io/collector/pdata/ptrace/ptraceotlp"
)

func main() {
	body, err := io.ReadAll(os.Stdin)
	fail(err)
	var out []byte
	switch os.Args[1] {
	case "traces":
		request := ptraceotlp.NewExportRequest()
		fail(request.UnmarshalJSON(body))
		out, err = request.MarshalJSON()
	case "metrics":
		request := pmetricotlp.NewExportRequest()
		fail(request.UnmarshalJSON(body))
		out, err = request.MarshalJSON()
	case "logs":
		request := plogotlp.NewExportRequest()
		fail(request.UnmarshalJSON(body))
		out, err = request.MarshalJSON()
	}
	fail(err)
	fmt.Println(string(out))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
