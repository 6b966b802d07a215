// Who may know whom. Read by people, and held by `tools/check`.

/** From the ground up: whose doors a capability may enter. All of them may use the platform, which knows nobody. */
export const doors = {
  roll: [],
  units: ['roll'],
  policies: ['roll', 'units'],
  groups: ['roll', 'units'],
  meetings: ['roll', 'units'],
  charters: ['roll', 'units', 'groups', 'policies', 'meetings'],
  steps: ['roll', 'units', 'groups', 'policies', 'meetings', 'charters'],
  lifecycle: ['roll', 'units', 'groups', 'policies', 'meetings', 'charters'],
  evidence: ['roll', 'units', 'groups', 'policies', 'meetings', 'charters'],
  conversations: ['roll', 'units', 'groups'],
  council: ['roll', 'units', 'groups', 'policies', 'meetings', 'charters', 'lifecycle'],
  handbook: ['roll', 'units', 'groups', 'policies', 'meetings', 'charters', 'lifecycle'],
  duties: ['roll', 'units', 'groups', 'policies', 'meetings', 'charters', 'steps', 'lifecycle', 'evidence', 'council'],
  hooks: [
    'roll',
    'units',
    'groups',
    'policies',
    'meetings',
    'conversations',
    'charters',
    'lifecycle',
    'evidence',
    'council',
    'duties',
  ],
  site: [
    'roll',
    'units',
    'groups',
    'policies',
    'meetings',
    'conversations',
    'charters',
    'steps',
    'lifecycle',
    'evidence',
    'council',
    'duties',
    'handbook',
    'hooks',
  ],
};

/** Views that a capability publishes, and who else may read them in SQL. */
export const published = {
  'roll.held_grant': ['units'],
  'roll.signer': ['charters'],
  'roll.reachable': ['conversations'],
  'roll.named': ['conversations'],
  'groups.taking_part': ['conversations'],
  'groups.standing_group': ['conversations'],
  'charters.on_record': ['council'],
};

/** Packages that touch nothing, so that rules and models may use them. */
export const purePackages = ['zod', 'node:crypto'];

/** Files that hold data rather than code, and may be as long as their data. */
export const dataFiles = [];
