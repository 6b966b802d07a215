import type { Plug } from '../platform/plug.ts';
import type { Settings } from '../platform/settings/index.ts';
import type { Association } from '../roll/index.ts';
import { accountCommand, verifyCommand } from './account/cli.ts';
import { accountRoutes } from './account/pages.ts';
import { certificateApi } from './certificate/api.ts';
import { certificateCommand } from './certificate/cli.ts';
import { certificateRoutes } from './certificate/pages.tsx';
import { dossierRoutes } from './dossier/pages.tsx';
import { effectRoutes } from './effects/pages.tsx';
import type { Given } from './given.ts';
import { witnessCommand } from './log/cli.ts';
import { logRoutes } from './log/pages.ts';
import { receiptRoutes } from './receipt/pages.ts';
import { sealRoutes } from './seal/pages.tsx';
import { sharingRoutes } from './sharing/pages/routes.tsx';
import { wordings } from './words.ts';

export { linkedAs } from './sharing/pages/shared.ts';

/** What the evidence hands the platform. */
export function evidencePlug(given: Given, association: Association, settings: Pick<Settings, 'recordKeys'>): Plug {
  return {
    routes: [
      ...certificateApi,
      ...certificateRoutes(given),
      ...accountRoutes,
      ...receiptRoutes,
      ...sealRoutes,
      ...logRoutes,
      ...dossierRoutes(given),
      ...sharingRoutes(given),
      ...effectRoutes(association),
    ],
    wordings,
    commands: [certificateCommand(given), accountCommand(settings), verifyCommand, witnessCommand],
  };
}
