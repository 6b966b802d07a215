// npm run test:database: runs the tests that need a database against the PostgreSQL of TEST_DATABASE_URL, whose role may create
// databases and needs no other right. tools/test-debian.mjs brings one up.
import fs from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root, runOnProjectNode } from './install.mjs';

if (!process.env['TEST_DATABASE_URL']) {
  console.error(
    'Set TEST_DATABASE_URL to a PostgreSQL, 15 or later, whose role may create databases,\n' +
      'as TEST_DATABASE_URL=postgresql://tester:secret@127.0.0.1/postgres npm run test:database',
  );
  process.exit(2);
}
ensureInstalled();

const files = ['src', 'journeys']
  .filter((folder) => fs.existsSync(path.join(root, folder)))
  .flatMap((folder) =>
    fs.readdirSync(path.join(root, folder), { recursive: true }).map((file) => path.join(folder, file)),
  )
  .filter((file) => /\.test\.tsx?$/.test(file) && fs.readFileSync(path.join(root, file), 'utf8').includes('testing'));

process.chdir(root);
runOnProjectNode([path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...files, ...process.argv.slice(2)]);
