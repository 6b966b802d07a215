import type { ComponentChildren } from 'preact';
import type { Impediment } from '../../platform/refusal/index.ts';
import {
  Button,
  Crumbs,
  ErrorSummary,
  Fine,
  Head,
  Obstacles,
  PostForm,
  Prose,
  Section,
  Select,
  State,
  type Filled,
} from '../../platform/web/parts/index.ts';
import {
  noReasonYet,
  sendBackWords,
  stateWords,
  suspensionCodes,
  suspensionWords,
  type Petition,
} from '../../charters/index.ts';
import type { Given } from '../given.ts';
import { staffWords as words } from './words.ts';

/** What staff see of a petition that they look at. */
export interface ScreeningView {
  readonly petition: Petition;
  readonly near: ComponentChildren;
  /** What keeps this member of the staff from deciding anything here. */
  readonly impediments: readonly Impediment[];
  readonly word: Given['word'];
  /** What came back with something wrong. */
  readonly form?: Filled | undefined;
}

/** A petition as staff look at it: its text, who is near, and what they may do with it. */
export function ScreeningPage(view: ScreeningView) {
  const { petition, near, impediments, form } = view;
  const { id, state, title, purpose } = petition;
  return (
    <>
      <Crumbs
        links={[
          { href: '/staff', label: words.crumb },
          { href: '/staff/petitions', label: words.title },
        ]}
      />
      <Head
        title={title}
        mark={{ what: `P ${id}`, state: <State of={state}>{stateWords[state]}</State> }}
        lede={words.look}
      />
      <ErrorSummary errors={form?.errors ?? []} />
      <Section title={words.text}>
        <Prose text={purpose} statement />
      </Section>
      <Section title={words.near}>{near}</Section>
      <Section title={words.decide}>
        {impediments.length > 0 ? <Obstacles wordings={impediments.map(view.word)} /> : <Choice {...view} />}
      </Section>
    </>
  );
}

/** What can be done with a petition in its state. */
function Choice({ petition: { id, state }, form }: ScreeningView) {
  switch (state) {
    case 'screening':
      return (
        <>
          <PostForm action={`/petitions/${id}/screening`}>
            <Button>{words.pass}</Button>
          </PostForm>
          <PostForm action={`/petitions/${id}/return-to-draft`}>
            <Select
              name="code"
              label={words.backReason}
              form={form}
              choose={noReasonYet}
              required
              options={Object.entries(sendBackWords).map(([value, label]) => ({ value, label }))}
            />
            <Button kind="quiet">{words.back}</Button>
          </PostForm>
        </>
      );
    case 'signing':
    case 'awaiting':
      return (
        <PostForm action={`/petitions/${id}/suspension`}>
          <Select
            name="code"
            label={words.suspendReason}
            form={form}
            choose={noReasonYet}
            required
            options={suspensionCodes.map((value) => ({ value, label: suspensionWords[value] ?? value }))}
          />
          <Button kind="grave">{words.suspend[state]}</Button>
          <Fine>{words.suspendFine[state]}</Fine>
        </PostForm>
      );
    case 'suspended':
    case 'halted':
      return (
        <PostForm action={`/petitions/${id}/resumption`}>
          <Button>{words.resume[state]}</Button>
        </PostForm>
      );
    default:
      return <p>{words.nothingToDo}</p>;
  }
}
