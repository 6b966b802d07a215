import { NotFound, refuseIf } from '../../../platform/refusal/index.ts';
import { get, page, signedIn, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { recentImports } from '../import/records.ts';
import { headCount } from '../counting.ts';
import { memberById, membersByEmail, searchMembers, standingHistory, standingOn } from '../queries.ts';
import { impedimentsToGoodStanding } from '../rules.ts';
import { standingWordings } from '../words.ts';
import { refusedWithout, section, type RollPagesHouse } from './house.ts';
import { MemberPage, nameOf, RollPage, SearchPage } from './member-views.tsx';
import { words } from './words.ts';

const most = 50;

/** The pages on which staff look members up. */
export function memberPages(house: RollPagesHouse): Route[] {
  return [
    get('/roll', (call) => rollPage(house, call)),
    get('/roll/members', (call) => searchPage(house, call)),
    get('/roll/members/:id', (call) => memberPage(house, call)),
  ];
}

async function rollPage(house: RollPagesHouse, call: Call): Promise<Answer> {
  signedIn(call);
  const { db, grants } = call.visit;
  refuseIf(refusedWithout(grants, 'roll.read', 'roll.import'));
  const mayImport = grants.has('roll.import');
  const [heads, imports] = await Promise.all([headCount(call.visit), mayImport ? recentImports(db) : []]);
  const body = (
    <RollPage
      heads={heads}
      imports={imports}
      zone={house.zone}
      mayRead={grants.has('roll.read')}
      mayImport={mayImport}
    />
  );
  return page(words.section, body, { section });
}

async function searchPage(house: RollPagesHouse, call: Call): Promise<Answer> {
  mayRead(call);
  const text = (call.query.get('q') ?? '').replaceAll('\0', '').slice(0, 200);
  const found = await searchMembers(call.visit.db, text, most);
  return page(words.find, <SearchPage text={text} found={found} rules={house.rules()} most={most} />, { section });
}

async function memberPage(house: RollPagesHouse, call: Call): Promise<Answer> {
  mayRead(call);
  const { db, today } = call.visit;
  const id = Number(call.params['id']);
  const member = Number.isSafeInteger(id) && id > 0 ? await memberById(db, id) : undefined;
  if (!member) throw new NotFound();
  const [standing, versions, sharing] = await Promise.all([
    standingOn(db, id, today),
    standingHistory(db, id, 200),
    member.email ? membersByEmail(db, member.email) : [],
  ]);
  const rules = house.rules();
  const merged = versions[0]?.untilOn === null ? versions[0].mergedInto : null;
  const against = standing
    ? impedimentsToGoodStanding({ ...standing, mergedInto: merged }, rules.standing, today)
    : [{ code: 'not-on-roll' }];
  const props = {
    member,
    standing,
    versions,
    rules,
    shared: sharing.length > 1,
    obstacles: against.map((impediment) => standingWordings[impediment.code]?.(impediment) ?? { say: impediment.code }),
  };
  return page(nameOf(member), <MemberPage {...props} />, { section });
}

function mayRead(call: Call): void {
  signedIn(call);
  refuseIf(refusedWithout(call.visit.grants, 'roll.read'));
}
