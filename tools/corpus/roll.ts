import fs from 'node:fs';
import path from 'node:path';
import { csvReader, separatorOf, type CsvRow } from '../../src/roll/members/import/csv.ts';
import { lettersOf } from '../../src/roll/members/import/encoding.ts';
import { lookAt, rowsOf } from '../../src/roll/members/import/reading.ts';
import { isMailAddress } from '../../src/roll/members/rules.ts';
import { Refused } from '../../src/platform/refusal/index.ts';

/**
 * Files that are hard to take apart, with what they hold (csv-spectrum, csv-test-data, papaparse), files of every encoding
 * (frictionless), and addresses to take or to refuse (isemail).  A row that we refuse with a reason is no wrong row.
 */
export async function roll(folder: string): Promise<void> {
  tell('csv-spectrum', spectrum(path.join(folder, 'csv-spectrum')));
  tell('csv-test-data', testData(path.join(folder, 'csv-test-data')));
  tell('papaparse', papaparse(path.join(folder, 'papaparse/cases.json')));
  tell('isemail', isemail(path.join(folder, 'isemail/test/tests.xml')));
  tell('frictionless, letters', await letters(path.join(folder, 'frictionless')));
  await readable(path.join(folder, 'frictionless'));
  await libraries(path.join(folder, 'us-public-libraries/libraries-2022.csv'));
}

interface Score {
  right: number;
  of: number;
  wrong: string[];
}

function tell(name: string, { right, of, wrong }: Score): void {
  console.log(`${name}: ${right} of ${of} right`);
  for (const each of wrong) console.log(`  not ${each}`);
}

function score(cases: readonly (readonly [name: string, right: boolean])[]): Score {
  const wrong = cases.filter(([, right]) => !right).map(([name]) => name);
  return { right: cases.length - wrong.length, of: cases.length, wrong };
}

function rowsIn(text: string, separator = separatorOf(text)): CsvRow[] {
  const reader = csvReader(separator);
  return [...reader.push(text.replace(/^\uFEFF/, '')), ...reader.end()];
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(file, 'utf8'));
const namesIn = (folder: string): string[] => fs.readdirSync(folder).filter((name) => name.endsWith('.csv'));

function spectrum(folder: string): Score {
  return score(
    namesIn(path.join(folder, 'csvs')).map((name) => {
      const [first, ...others] = rowsIn(fs.readFileSync(path.join(folder, 'csvs', name), 'utf8'));
      const objects = others.map(({ fields }) =>
        Object.fromEntries(fields.map((value, at) => [first?.fields[at] ?? '', value])),
      );
      return [name, same(objects, readJson(path.join(folder, 'json', name.replace('.csv', '.json'))))];
    }),
  );
}

/** Files without an expectation are spoilt: there it is enough that a row is refused, or that its columns do not add up. */
function testData(folder: string): Score {
  return score(
    namesIn(path.join(folder, 'csv')).map((name) => {
      const rows = rowsIn(fs.readFileSync(path.join(folder, 'csv', name), 'utf8'));
      const expected = path.join(folder, 'json', name.replace('.csv', '.json'));
      if (!fs.existsSync(expected))
        return [`${name} (spoilt)`, isObjectedTo(rows) || /no-header|wrong-header/.test(name)];
      const held = readJson(expected) as unknown[];
      const asObjects = !Array.isArray(held[0]);
      const [first, ...others] = rows;
      const found = asObjects
        ? others.map(({ fields }) => Object.fromEntries(fields.map((value, at) => [first?.fields[at] ?? '', value])))
        : rows.map(({ fields }) => fields);
      return [name, same(found, held)];
    }),
  );
}

const isObjectedTo = (rows: readonly CsvRow[]): boolean =>
  rows.some(({ problem, fields }) => problem || fields.length !== rows[0]?.fields.length);

interface PapaCase {
  readonly set: string;
  readonly description: string;
  readonly input: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly expected: { readonly data: unknown; readonly errors: readonly unknown[] };
}

/** The cases of the plain parser that ask for no option but a separator that we know. */
function papaparse(file: string): Score {
  const cases = (readJson(file) as PapaCase[]).filter(
    ({ set, config, input }) =>
      set === 'CORE_PARSER_TESTS' &&
      typeof input === 'string' &&
      Object.keys(config).every((key) => key === 'delimiter') &&
      isKnown(config['delimiter']),
  );
  return score(
    cases.map(({ description, input, config, expected }) => {
      const rows = rowsIn(input, typeof config['delimiter'] === 'string' ? config['delimiter'] : undefined);
      if (expected.errors.length > 0) return [`${description} (spoilt)`, isObjectedTo(rows)];
      return [
        description,
        same(withoutLastBlank(rows.map(({ fields }) => fields)), withoutLastBlank(expected.data as string[][])),
      ];
    }),
  );
}

const isKnown = (separator: unknown): boolean =>
  separator === undefined || (typeof separator === 'string' && ',;\t|'.includes(separator));

/** Whether a line end at the end of a file begins another row is a matter of taste. */
function withoutLastBlank(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.length > 0 && same(rows.at(-1), ['']) ? rows.slice(0, -1) : rows;
}

/** Right is: taken where plain or only short of a mail server, refused where it is an error; the rest of RFC 5322 no roll holds. */
function isemail(file: string): Score {
  const tests = fs
    .readFileSync(file, 'utf8')
    .matchAll(/<test id="(\d+)">\s*<address>([^<]*)<\/address>[\s\S]*?<category>([^<]*)<\/category>/g);
  const takes: Readonly<Record<string, boolean>> = {
    ISEMAIL_VALID_CATEGORY: true,
    ISEMAIL_DNSWARN: true,
    ISEMAIL_ERR: false,
    ISEMAIL_DEPREC: false,
    ISEMAIL_CFWS: false,
  };
  return score(
    [...tests].flatMap(([, id, written = '', category = '']) => {
      const expected = takes[category];
      const address = plainText(written);
      return expected === undefined
        ? []
        : [[`${id} ${address} (${category})`, isMailAddress(address) === expected] as const];
    }),
  );
}

function plainText(xml: string): string {
  return xml
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/[\u2400-\u241f]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! - 0x2400));
}

async function letters(folder: string): Promise<Score> {
  const told = readJson(path.join(folder, 'encodings.json')) as { file: string; encoding: string }[];
  const cases = told.filter(({ file }) => /\.(csv|tsv)$/.test(file) && fs.existsSync(path.join(folder, file)));
  const found = await Promise.all(cases.map(({ file }) => lettersOf(path.join(folder, file))));
  return score(
    cases.map(({ file, encoding }, at) => [`${file} (${encoding}, read as ${found[at]})`, isOf(encoding, found[at]!)]),
  );
}

const isOf = (encoding: string, found: string): boolean =>
  /^(utf-8|utf-8-sig|ascii)$/.test(encoding)
    ? found === 'utf-8'
    : /cp1252|windows-1252|latin-?1|iso-8859-1\b/.test(encoding)
      ? found === 'windows-1252'
      : false;

/** Every file is read to its end or refused with a reason; nothing breaks. */
async function readable(folder: string): Promise<void> {
  let read = 0;
  let refused = 0;
  for (const name of fs.readdirSync(folder)) {
    try {
      await countRows(path.join(folder, name));
      read += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused += 1;
    }
  }
  console.log(`frictionless: ${read} files read, ${refused} refused with a reason`);
}

async function libraries(file: string): Promise<void> {
  const { rows, odd } = await countRows(file);
  console.log(`us-public-libraries: ${rows} rows, ${odd} whose values do not match the columns`);
}

async function countRows(file: string): Promise<{ rows: number; odd: number }> {
  const looked = await lookAt(file);
  let count = 0;
  let odd = 0;
  for await (const { rows } of rowsOf(file, looked)) {
    count += rows.length;
    odd += rows.filter(({ fields, problem }) => problem || fields.length !== looked.names.length).length;
  }
  return { rows: count, odd };
}
