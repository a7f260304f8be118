# The command line for agents without Node: docker run --rm -v "$PWD:/work" IMAGE run --job-status success
FROM node:24-slim
COPY dist/cli /opt/pipeline-guard/dist/cli
COPY examples/demo /opt/pipeline-guard/examples/demo
USER node
WORKDIR /work
ENTRYPOINT ["node", "/opt/pipeline-guard/dist/cli/index.js"]
