#!/usr/bin/env node
// npx folkmoot COMMAND: installs what is missing, then runs the command line on the Node that the project brings.
import path from 'node:path';
import { ensureInstalled, root, runOnProjectNode } from './install.mjs';

ensureInstalled({ development: false });

runOnProjectNode([
  '--import',
  path.join(root, 'tools', 'tsx.mjs'),
  path.join(root, 'src', 'cli.ts'),
  ...process.argv.slice(2),
]);
