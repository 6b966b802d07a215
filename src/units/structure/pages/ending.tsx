import { z } from 'zod';
import {
  Button,
  ErrorSummary,
  Field,
  PostForm,
  Row,
  Section,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import { get, page, post, seeOther, type Call, type PageAnswer, type Route } from '../../../platform/web/index.ts';
import type { UnitsHouse } from '../../house.ts';
import { discontinueUnit, resumeUnit } from '../commands.ts';
import type { Unit } from '../model.ts';
import { seeUnit, unitsAbove } from '../queries.ts';
import { words } from '../words.ts';
import { mustEdit } from './editing.tsx';
import { Day, returned } from './form.tsx';
import { UnitHead } from './unit.tsx';

/** Ending a unit, which is asked on a page of its own, and taking it up again. */
export function endingPages(house: UnitsHouse): Route[] {
  return [
    get('/units/:slug/discontinuation', async (call) => {
      mustEdit(call);
      return endingPage(call, await seeUnit(call.visit, call.params['slug']));
    }),
    post('/units/:slug/discontinuation', async (call) => {
      mustEdit(call);
      const unit = await seeUnit(call.visit, call.params['slug']);
      const sent = await call.form(z.object({ on: Day }));
      if (!sent.ok) return endingPage(call, unit, sent);
      const done = await call.attempt((act) => discontinueUnit(act, unit.id, sent.value.on ?? act.today));
      if (done.ok) return seeOther(`/units/${unit.slug}`);
      return endingPage(call, unit, returned(sent, done.impediments, house));
    }),
    post('/units/:slug/resumption', async (call) => {
      mustEdit(call);
      const unit = await seeUnit(call.visit, call.params['slug']);
      await call.perform((act) => resumeUnit(act, unit.id));
      return seeOther(`/units/${unit.slug}`);
    }),
  ];
}

async function endingPage({ visit }: Call, unit: Unit, form?: Returned): Promise<PageAnswer> {
  const title = words.discontinueTitle(unit.name);
  const body = (
    <>
      <UnitHead unit={unit} above={await unitsAbove(visit.db, unit.id)} title={title} lede={words.discontinueLede} />
      {form && <ErrorSummary title={words.notSaved} errors={form.errors} />}
      <Section title={words.discontinue}>
        <PostForm action={`/units/${unit.slug}/discontinuation`}>
          <Field name="on" label={words.discontinueOn} type="date" value={visit.today} form={form} short required />
          <Row>
            <Button kind="grave">{words.discontinueButton}</Button> <a href={`/units/${unit.slug}`}>{words.leave}</a>
          </Row>
        </PostForm>
      </Section>
    </>
  );
  return page(title, body, { status: form ? 422 : 200, section: '/units' });
}
