/** The page’s only style sheet. All of it is decoration: without it the page reads in the browser’s own style. */
export const styles = `
:root{color-scheme:light dark;--ground:#fff;--panel:#f6f8fa;--text:#1f2328;--soft:#59636e;--rule:#d1d9e0;--blue:#0969da;--red:#cf222e;--orange:#bc4c00;--green:#1a7f37}
@media (prefers-color-scheme:dark){:root{--ground:#0d1117;--panel:#151b23;--text:#e6edf3;--soft:#9198a1;--rule:#3d444d;--blue:#4493f8;--red:#f85149;--orange:#f0883e;--green:#3fb950}}
body{margin:0 auto;max-width:60rem;padding:1.5rem 1.25rem 4rem;font:15px/1.5 system-ui,sans-serif;background:var(--ground);color:var(--text)}
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.25rem;margin:2.5rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--rule)}h3{font-size:1rem;margin:1.75rem 0 .5rem}
p{margin:.4rem 0}.soft,figcaption,caption{color:var(--soft)}
a{color:var(--blue)}
dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.75rem;margin:1rem 0}
dl.facts div{background:var(--panel);border:1px solid var(--rule);border-radius:8px;padding:.6rem .8rem}
dl.facts dt{color:var(--soft);font-size:.8rem}dl.facts dd{margin:0;font-size:1.15rem;font-weight:600}
figure{margin:1rem 0;padding:.75rem .75rem .5rem;background:var(--panel);border:1px solid var(--rule);border-radius:8px}
figcaption{font-size:.85rem;overflow-wrap:anywhere}figcaption b{color:var(--text);display:inline-block}figcaption b::first-letter{text-transform:uppercase}
svg{display:block;max-width:100%;height:auto}svg.chart{width:100%}td svg{display:inline-block;vertical-align:baseline}
.label{fill:var(--soft)}.rule{stroke:var(--rule)}.line,.middle{stroke:var(--blue)}.band,.dot{fill:var(--blue)}.failed{stroke:var(--red)}.alarm{fill:var(--orange);stroke:var(--panel)}.over{fill:var(--soft)}
.bar{fill:var(--blue)}.passed{fill:var(--green)}.broke{fill:var(--red)}.odd{fill:var(--orange)}.else{fill:var(--soft)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;border:0;width:100%;font-size:.9rem;margin:.25rem 0 .75rem}
caption{text-align:left;font-size:.85rem;padding-bottom:.25rem}
th,td{border:0;border-bottom:1px solid var(--rule);padding:.35rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{font-weight:600;white-space:nowrap}td.n,th.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
code{font:.85em ui-monospace,monospace}
th button{all:unset;cursor:pointer;font-weight:600}th button:focus-visible{outline:2px solid var(--blue)}th[aria-sort=ascending] button::after{content:' ▲'}th[aria-sort=descending] button::after{content:' ▼'}label{color:var(--soft);font-size:.85rem}
details{margin:.5rem 0}summary{cursor:pointer;color:var(--soft)}
@media (max-width:40rem){figure{overflow-x:auto;direction:rtl}figure>*{direction:ltr}svg.chart{width:40rem;max-width:none}th:first-child,td:first-child{min-width:9rem}}
@media print{body{max-width:none}details{display:block}}
`.trim()
