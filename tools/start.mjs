// npm start: installs what is missing, then runs Folkmoot on the Node that the project brings.
import path from 'node:path';
import { ensureInstalled, root, runOnProjectNode } from './install.mjs';

ensureInstalled({ development: false });

const tool = (name) => path.join(root, 'tools', name);
const watch = process.argv.includes('--watch') ? ['--watch', '--watch-preserve-output'] : [];
const underNpm = process.env['npm_lifecycle_event'] ? ['--import', tool('stop-with-npm.mjs')] : [];
runOnProjectNode([...watch, ...underNpm, '--import', tool('tsx.mjs'), path.join(root, 'src', 'main.ts')]);
