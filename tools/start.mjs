// npm start: installs what is missing, then runs Folkmoot on the Node that the project brings.
import path from 'node:path';
import { ensureInstalled, root, runOnProjectNode } from './install.mjs';

ensureInstalled({ development: false });

const flags = process.argv.includes('--watch') ? ['--watch', '--watch-preserve-output'] : [];
runOnProjectNode([...flags, '--import', path.join(root, 'tools', 'tsx.mjs'), path.join(root, 'src', 'main.ts')]);
