#!/usr/bin/env node
// npx folkmoot COMMAND: installs what is missing, then runs the command line on the Node that the project brings.
import path from 'node:path';
import { ensureInstalled, root, runOnProjectNode } from './install.mjs';

const asked = process.argv.slice(2);

// What checks a house must not depend on it: these need no install and no database.
if (asked[0] === 'verify' || asked[0] === 'witness') await import(`./${asked[0]}.mjs`);
else {
  ensureInstalled({ development: false });
  runOnProjectNode(['--import', path.join(root, 'tools', 'tsx.mjs'), path.join(root, 'src', 'cli.ts'), ...asked]);
}
