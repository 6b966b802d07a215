#!/usr/bin/env node
// npx folkmoot COMMAND: installs what is missing, then runs the command line on the Node that the project brings.
import path from 'node:path';
import { ensureInstalled, root, runOnProjectNode } from './install.mjs';

const asked = process.argv.slice(2);

// What it counts again must not depend on what it checks: it needs no install and no database.
if (asked[0] === 'verify') await import('./verify.mjs');
else {
  ensureInstalled({ development: false });
  runOnProjectNode(['--import', path.join(root, 'tools', 'tsx.mjs'), path.join(root, 'src', 'cli.ts'), ...asked]);
}
