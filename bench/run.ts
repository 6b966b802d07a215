// npm run bench -- NAME: measures one part of the product, and prints a table and then JSON, a line for each case.
import fs from 'node:fs';
import path from 'node:path';

const names = fs
  .readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && measuresSomething(path.join(import.meta.dirname, file)))
  .map((file) => path.basename(file, '.ts'));

const [name = ''] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`Use: npm run bench -- NAME, where NAME is one of: ${names.join(', ')}.`);
  process.exit(2);
}
const { bench } = (await import(`./${name}.ts`)) as { bench: () => Promise<void> };
await bench();

/** Other files of the folder help those that measure. */
function measuresSomething(file: string): boolean {
  return fs.readFileSync(file, 'utf8').includes('\nexport async function bench(');
}
