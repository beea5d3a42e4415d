import readWorkbook from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import type { Table } from '../../../src/editing/sheet.ts';

/** Larger than this a workbook may not be, once it is unpacked. */
const mostUnpacked = 40_000_000;
const mostRows = 5_000;

/** Sheets as a workbook. Everything in it is text: nothing is a formula. */
export async function toWorkbook(tables: readonly Table[]): Promise<Uint8Array> {
  return writeWorkbook(tables.map(({ name, rows }) => ({
    sheet: name, stickyRowsCount: 1, columns: rows[0]?.map(() => ({ width: 28 })) ?? [],
    data: rows.map((row, n) => row.map((value) => ({ value, type: String, wrap: true, alignVertical: 'top' as const, ...(n === 0 ? { fontWeight: 'bold' as const } : {}) }))),
  }))).toBuffer();
}

/** The sheets of a workbook; nothing where it is none. What stands as a formula is read as what it had come to, never worked out. */
export async function fromWorkbook(file: Buffer): Promise<Table[] | undefined> {
  if (unpackedSize(file) > mostUnpacked) return undefined;
  try {
    const sheets = await readWorkbook(file);
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.slice(0, mostRows).map((row) => row.map(textOf)) }));
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** What the parts of a packed file say that they come to, all together. What is no packed file is too much. */
function unpackedSize(file: Buffer): number {
  let size = 0;
  let found = false;
  const mark = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  for (let at = file.indexOf(mark); at >= 0 && at + 46 <= file.length; at = file.indexOf(mark, at + 46)) {
    found = true;
    size += file.readUInt32LE(at + 24);
  }
  return found ? size : Infinity;
}
