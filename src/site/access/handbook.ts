import { everyone, type Row } from './rows.ts';

/** The Handbook, in all its forms. */
export const handbook: readonly Row[] = [
  everyone('GET /handbook'),
  everyone('GET /handbook.json'),
  everyone('GET /handbook.csv'),
  everyone('GET /api/v1/handbook'),
];
