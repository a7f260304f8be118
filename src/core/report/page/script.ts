/**
 * What a script adds to a page that is whole without it: tables sort by a click on a head, and a field filters their rows. The
 * page’s policy lets this text run and nothing else, by its hash (a test holds the two together).
 */
export const script = `
const value=(cell)=>'v' in cell.dataset?Number(cell.dataset.v):cell.textContent.trim().toLowerCase()
for(const table of document.querySelectorAll('table')){
const body=table.tBodies[0];if(!body||4>body.rows.length)continue
for(const head of table.tHead.rows[0].cells){
const button=document.createElement('button');button.type='button';button.append(...head.childNodes);head.append(button)
button.addEventListener('click',()=>{const at=head.cellIndex;const down=head.getAttribute('aria-sort')==='ascending'
for(const other of table.tHead.rows[0].cells)other.removeAttribute('aria-sort')
head.setAttribute('aria-sort',down?'descending':'ascending')
const rows=[...body.rows].sort((a,b)=>{const x=value(a.cells[at]),y=value(b.cells[at]);return (y>x?-1:x>y?1:0)*(down?-1:1)})
body.append(...rows)})}
if(10>body.rows.length)continue
const label=document.createElement('label');label.textContent='Filter: ';const field=document.createElement('input');field.type='search';label.append(field)
table.parentElement.before(label)
field.addEventListener('input',()=>{const wanted=field.value.toLowerCase();for(const row of body.rows)row.hidden=!row.textContent.toLowerCase().includes(wanted)})
}
`.trim()

/** SHA-256 of the text above, base64. */
export const scriptHash = 'J5mNmldWlooDNfJw7eT/kVSgcEhgByD2scAP+dEaf/M='
