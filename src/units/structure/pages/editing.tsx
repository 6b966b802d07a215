import { z } from 'zod';
import { refuseIf } from '../../../platform/refusal/index.ts';
import {
  Button,
  Crumbs,
  ErrorSummary,
  Field,
  Head,
  PostForm,
  Row,
  Section,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Call,
  type PageAnswer,
  type Route,
} from '../../../platform/web/index.ts';
import type { UnitsHouse } from '../../house.ts';
import { describeUnit, foundUnit, renameUnit } from '../commands.ts';
import type { Unit } from '../model.ts';
import { seeUnit, unitsAbove } from '../queries.ts';
import { impedimentsToEditing } from '../rules.ts';
import { words } from '../words.ts';
import { Day, returned, knownTopics, offeredFor, Sent, UnitFields } from './form.tsx';
import { UnitHead } from './unit.tsx';

/** Adding a unit, writing what it is responsible for, and giving it another name. */
export function editingPages(house: UnitsHouse): Route[] {
  return [
    get('/units/new', async (call) => {
      mustEdit(call);
      return newPage(call, house);
    }),
    post('/units', async (call) => {
      mustEdit(call);
      const sent = await call.form(Sent.extend({ name: z.string() }));
      if (!sent.ok) return newPage(call, house, sent);
      const topics = knownTopics(house, sent.value.topics);
      const done = await call.attempt((act) => foundUnit(act, { ...sent.value, topics }));
      if (done.ok) return seeOther(`/units/${done.value.slug}`);
      return newPage(call, house, returned(sent, done.impediments, house));
    }),
    get('/units/:slug/charge', async (call) => {
      mustEdit(call);
      return editPage(call, house, { unit: await seeUnit(call.visit, call.params['slug']) });
    }),
    post('/units/:slug/charge', async (call) => {
      mustEdit(call);
      const unit = await seeUnit(call.visit, call.params['slug']);
      const sent = await call.form(Sent.extend({ revision: z.coerce.number().int() }));
      if (!sent.ok) return editPage(call, house, { unit, described: sent });
      const topics = knownTopics(house, sent.value.topics, unit);
      const done = await call.attempt((act) => describeUnit(act, unit.id, { ...sent.value, topics }));
      if (done.ok) return seeOther(`/units/${unit.slug}`);
      const now = await seeUnit(call.visit, unit.slug);
      return editPage(call, house, {
        unit: now,
        described: returned(sent, done.impediments, house),
      });
    }),
    post('/units/:slug/name', async (call) => {
      mustEdit(call);
      const unit = await seeUnit(call.visit, call.params['slug']);
      const sent = await call.form(z.object({ name: z.string(), on: Day }));
      if (!sent.ok) return editPage(call, house, { unit, renamed: sent });
      const { name, on } = sent.value;
      const done = await call.attempt((act) => renameUnit(act, unit.id, name, on ?? act.today));
      if (done.ok) return seeOther(`/units/${done.value.slug}`);
      return editPage(call, house, {
        unit,
        renamed: returned(sent, done.impediments, house),
      });
    }),
  ];
}

/** Only who may write sees the form. @throws SignInFirst, Refused */
export function mustEdit(call: Call): void {
  signedIn(call);
  refuseIf(impedimentsToEditing(call.visit.grants));
}

async function newPage(call: Call, house: UnitsHouse, form?: Returned): Promise<PageAnswer> {
  const offered = await offeredFor(call.visit.db);
  const body = (
    <>
      <Crumbs links={[{ href: '/units', label: words.allUnits }]} />
      <Head title={words.newUnit} lede={words.newLede} />
      {form && <ErrorSummary title={words.notSaved} errors={form.errors} />}
      <PostForm action="/units">
        <Section title={words.name}>
          <Field name="name" label={words.name} hint={words.nameHint(house.association.words)} form={form} required />
        </Section>
        <UnitFields written={undefined} offered={offered} house={house} form={form} />
        <Section title={words.save}>
          <Row>
            <Button>{words.add}</Button> <a href="/units">{words.goBack}</a>
          </Row>
        </Section>
      </PostForm>
    </>
  );
  return page(words.newUnit, body, { status: form ? 422 : 200, section: '/units' });
}

interface Editing {
  readonly unit: Unit;
  readonly described?: Returned;
  readonly renamed?: Returned;
}

/** A form that comes back carries the newest revision: who saves it again has been told. */
async function editPage(call: Call, house: UnitsHouse, { unit, described, renamed }: Editing): Promise<PageAnswer> {
  const offered = await offeredFor(call.visit.db, unit);
  const above = await unitsAbove(call.visit.db, unit.id);
  const title = words.editTitle(unit.name);
  const errors = (described ?? renamed)?.errors;
  const body = (
    <>
      <UnitHead unit={unit} above={above} title={title} lede={words.editLede} />
      {errors && <ErrorSummary title={words.notSaved} errors={errors} />}
      <PostForm action={`/units/${unit.slug}/charge`}>
        <input type="hidden" name="revision" value={unit.revision} />
        <UnitFields
          written={{ ...unit, parent: unit.parent?.id ?? null }}
          offered={offered}
          house={house}
          form={described}
        />
        <Section title={words.save}>
          <Row>
            <Button>{words.save}</Button> <a href={`/units/${unit.slug}`}>{words.leave}</a>
          </Row>
        </Section>
      </PostForm>
      <Section title={words.rename}>
        <PostForm action={`/units/${unit.slug}/name`}>
          <p>{words.renameLede}</p>
          <Field name="name" label={words.newName} value={unit.name} form={renamed} required />
          <Field name="on" label={words.renamedOn} type="date" value={call.visit.today} form={renamed} short />
          <Button kind="quiet">{words.renameButton}</Button>
        </PostForm>
      </Section>
    </>
  );
  return page(title, body, { status: errors ? 422 : 200, section: '/units' });
}
