import type { Shown } from '../../../src/pictures/shown.ts';
import { csv } from '../csv.ts';
import type { Cell } from '../csv.ts';
import { sayCount, sayMinutes, sayShare } from './say.ts';
import type { Seen } from './seen.ts';

/** What stands in a cell: a text, a count as it may be shown, a share, or minutes of working time. */
export type TableCell = string | Shown | { percent: number | undefined } | { minutes: number | undefined };
/** A table of the numbers that a picture shows. */
export type Table = { name: string; head: readonly string[]; rows: readonly (readonly TableCell[])[] };

/** Tables as they stand under a picture, each with the way to save it. */
export function Tables({ seen, tables, saving }: { seen: Seen; tables: readonly Table[]; saving: (table: number) => string }) {
  return tables.map((table, i) => (
    <div key={table.name}>
      <div class="scroll" tabIndex={0} role="region" aria-label={table.name}>
        <table>
          <caption>{table.name}</caption>
          <thead><tr>{table.head.map((name, n) => <th key={name} scope="col" class={n === 0 || typeof table.rows[0]?.[n] === 'string' ? '' : 'number'}>{name}</th>)}</tr></thead>
          <tbody>
            {table.rows.map((row, r) => (
              <tr key={r}>{row.map((cell, n) => (n === 0 ? <th key={n} scope="row">{cellText(seen, cell)}</th> : <td key={n} class={typeof cell === 'string' ? '' : 'number'}>{cellText(seen, cell)}</td>))}</tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="actions"><a class="button second" href={saving(i)}>{seen.words.saveCsv(table.name)}</a></p>
    </div>
  ));
}

function cellText(seen: Seen, cell: TableCell): string {
  if (typeof cell === 'string') return cell;
  if ('percent' in cell) return sayShare(seen, cell.percent);
  return 'minutes' in cell ? sayMinutes(seen, cell.minutes) : sayCount(seen, cell);
}

/** A table as a file. Numbers are bare; what may not be told is told as not told. */
export function tableCsv(seen: Pick<Seen, 'words'>, { head, rows }: Table): string {
  const bare = (cell: TableCell): Cell => {
    if (typeof cell === 'string') return cell;
    if ('percent' in cell) return cell.percent ?? '';
    if ('minutes' in cell) return cell.minutes ?? '';
    return cell.hidden ? seen.words.few : cell.value;
  };
  return csv([head, ...rows.map((row) => row.map(bare))]);
}
