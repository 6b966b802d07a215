import type { Association } from '../../roll/index.ts';

/** What an association calls the things that a policy names by a code or a word. */
export type Namesakes = Pick<Association, 'words' | 'bodies' | 'offices' | 'classes'>;
