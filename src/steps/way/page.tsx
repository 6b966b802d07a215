import type { VNode } from 'preact';
import { petitionIn, stateWords } from '../../charters/index.ts';
import { page, type Answer, type Call } from '../../platform/web/index.ts';
import { Crumbs, Empty, ErrorSummary, Head, Section, State, type Returned } from '../../platform/web/parts/index.ts';
import { endorsementSections } from '../endorsements/asking-views.tsx';
import { findingSections } from '../findings/looking-views.tsx';
import type { Given } from '../given.ts';
import { meetingSections } from '../open-meetings/keeping-views.tsx';
import type { StepView } from './model.ts';
import { carriesAlong, dayOfStep, stepAt } from './standing.ts';
import { Owed, Way } from './views.tsx';
import { words } from './words.ts';

/** The step at which a petition waits: for everybody to follow, and for whoever owes it to do. */
export async function stepPage(given: Given, call: Call, returned?: Returned, status = 200): Promise<Answer> {
  const petition = await petitionIn(call);
  const view = { petition, carries: await carriesAlong(call.visit, petition.id), returned };
  const policy = given.policies.of(petition.policyId, petition.policyVersion);
  const step = stepAt(given, petition);
  const due = dayOfStep(given, petition, call.visit.zone);
  const body = (
    <>
      <Crumbs links={[{ label: petition.title, href: `/petitions/${petition.id}` }]} />
      <Head
        mark={{ what: `P ${petition.id}`, state: <State of={petition.state}>{stateWords[petition.state]}</State> }}
        title={petition.title}
        lede={step ? words.lede : undefined}
      />
      {returned && <ErrorSummary title={words.notDone} errors={returned.errors} />}
      <Section title={words.way}>
        <Way
          petition={petition}
          policy={policy}
          association={given.association}
          zone={call.visit.zone}
          now={step && <Owed step={step} due={due} today={call.visit.today} />}
        />
      </Section>
      {await sectionsOf(given, call, view)}
    </>
  );
  return page(`${words.title}: ${petition.title}`, body, { section: '/petitions', status });
}

function sectionsOf(given: Given, call: Call, view: StepView): Promise<VNode> | VNode {
  const step = stepAt(given, view.petition);
  switch (step?.step) {
    case 'verification':
      return findingSections(call.visit, view, step);
    case 'endorsement':
      return endorsementSections(call.visit, view, step);
    case 'meeting':
      return meetingSections(call.visit, view, step);
    case undefined:
      return (
        <Section title={words.title}>
          {view.petition.state === 'halted' ? (
            <Empty title={words.halted}>{words.haltedWhy}</Empty>
          ) : (
            <Empty title={words.notNow}>{words.notNowWhy}</Empty>
          )}
        </Section>
      );
  }
}
