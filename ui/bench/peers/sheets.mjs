// Reads every cell of a workbook, writes the cells of a JSON file into a new one, and prints the processor time of both.
import { readFileSync, writeFileSync } from 'node:fs';
import * as XLSX from 'xlsx';

const [path, cells, made] = process.argv.slice(2);
const spent = (work) => {
	const before = process.cpuUsage();
	work();
	const used = process.cpuUsage(before);
	return (used.user + used.system) / 1000;
};

let count = 0;
const Read = spent(() => {
	const book = XLSX.read(readFileSync(path), { dense: true });
	for (const name of book.SheetNames) count += XLSX.utils.sheet_to_json(book.Sheets[name], { header: 1 }).flat().filter((v) => v !== undefined).length;
});
const sheets = JSON.parse(readFileSync(cells, 'utf8'));
const wanted = sheets.flat(2).filter((text) => text !== '').length;
if (count < wanted) throw new Error(`${count} of ${wanted} cells`);
const Write = spent(() => {
	const book = XLSX.utils.book_new();
	sheets.forEach((rows, i) => XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows, { dense: true }), `sheet ${i + 1}`));
	writeFileSync(made, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST: true }));
});
console.log(JSON.stringify({ Read, Write }));
