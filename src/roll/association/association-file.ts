import path from 'node:path';
import { readJsonFile } from '../../platform/json-file/index.ts';
import { AssociationFile, type Association } from './model.ts';

/** Reads `association.json` in the folder. @throws BadFile with all that is wrong */
export function loadAssociation(folder: string): Association {
  return readJsonFile(path.join(folder, 'association.json'), AssociationFile);
}
