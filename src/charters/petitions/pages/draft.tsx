import type { ComponentChildren } from 'preact';
import type { Impediment } from '../../../platform/refusal/index.ts';
import {
  Banner,
  Button,
  Card,
  Chips,
  Day,
  Details,
  ErrorSummary,
  Field,
  Fine,
  Head,
  LinkButton,
  Moment,
  PostForm,
  Prose,
  Row,
  Saved,
  Section,
  State,
  Table,
  TextArea,
  WithSide,
  type Filled,
} from '../../../platform/web/parts/index.ts';
import type { FieldError } from '../../../platform/web/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { CirculatingSection, isCirculating, type Circulating } from '../../circulation/pages/draft-section.tsx';
import { circulationWords } from '../../circulation/words.ts';
import type { Given } from '../../given.ts';
import type { DraftText, Organizer, Petition } from '../model.ts';
import { bounds, type PetitionRules } from '../rules.ts';
import { sendBackWords, stateWords } from '../words.ts';
import { draftWords as words } from './draft-words.ts';

/** What the page of a draft shows; a new draft has no petition yet. */
export interface DraftView {
  readonly petition: Petition | null;
  /** What stands in the fields: what was saved, or what was typed and could not be saved. */
  readonly text: DraftText;
  readonly revision: number;
  readonly organizers: readonly Organizer[];
  readonly own: Organizer | null;
  readonly topics: readonly { readonly slug: string; readonly label: string }[];
  /** The text as it came back with something wrong; likewise an invitation, and what an organizer wrote of themselves. */
  readonly form?: Filled | undefined;
  readonly inviting?: Filled | undefined;
  readonly describing?: Filled | undefined;
  /** What keeps it from opening; shown once the organizers have tried. */
  readonly missing: readonly Impediment[];
  readonly tried: boolean;
  /** What has just been done, in words. */
  readonly done?: string | undefined;
  /** What keeps whoever reads from beginning a petition at all. */
  readonly refused: readonly Impediment[];
  readonly conflict: { readonly editedAt: Date; readonly theirs: Petition } | null;
  readonly signedOut: boolean;
  readonly sentBack: string | null;
  readonly near: ComponentChildren;
  /** Whether the rules let only members organize, and whether they give their addresses. */
  readonly membersOnly: boolean;
  readonly postalAddress: PetitionRules['postalAddress'];
  /** How the comments of members stand; a new draft has none. */
  readonly circulating: Circulating | null;
  readonly word: Given['word'];
  readonly zone: string;
}

export function DraftPage(view: DraftView) {
  const { petition } = view;
  const side = (
    <Card raised>
      <h2 id="near">{words.near}</h2>
      <Fine>{words.nearLede}</Fine>
      {view.near}
    </Card>
  );
  return (
    <WithSide broad stick side={side} sideLabelledBy="near">
      <DraftHead view={view} />
      <Notices view={view} />
      <TextForm view={view} />
      {petition && <OrganizersSection view={view} petition={petition} />}
      {view.circulating && <CirculatingSection of={view.circulating} word={view.word} />}
      {petition && <Next view={view} petition={petition} />}
    </WithSide>
  );
}

function TextForm({ view }: { readonly view: DraftView }) {
  const { petition, text, form, topics } = view;
  return (
    <PostForm action={petition ? `/petitions/${petition.id}/draft` : '/petitions/new'} autosave={petition !== null}>
      <input type="hidden" name="revision" value={view.revision} />
      <Section title={words.name}>
        <Field
          name="title"
          label={words.nameLabel}
          hint={words.nameHint}
          value={text.title}
          form={form}
          maxLength={bounds.title}
        />
        <Field
          name="openTo"
          label={words.openTo}
          hint={words.openToHint}
          value={text.openTo}
          form={form}
          maxLength={bounds.openTo}
        />
      </Section>
      <Section title={words.purpose}>
        <TextArea
          name="purpose"
          label={words.purposeLabel}
          hint={words.purposeHint}
          value={text.purpose}
          form={form}
          rows={12}
          statement
        />
      </Section>
      <Section title={words.topics} id="topics-section">
        <Chips
          name="topics[]"
          legend={words.topicsLegend}
          hint={words.topicsHint}
          chosen={text.topics}
          form={form}
          options={topics.map(({ slug, label }) => ({ value: slug, label }))}
        />
      </Section>
      <Section title={words.save}>
        <Row>
          <Button kind={petition ? 'quiet' : 'filled'}>{petition ? words.saveNow : words.begin}</Button>{' '}
          <Saved zone={view.zone}>{savedWords(view)}</Saved>
        </Row>
      </Section>
    </PostForm>
  );
}

/** What came back is not saved, whether something is wrong with it or somebody was quicker. */
function savedWords({ petition, form, conflict, signedOut }: DraftView): string {
  if (form || conflict || signedOut) return words.notSaved;
  return petition ? words.saved : words.nobodySees;
}

function DraftHead({ view: { petition, circulating, zone } }: { readonly view: DraftView }) {
  if (!petition)
    return (
      <Head
        mark={{ state: <State of="draft">{stateWords.draft}</State> }}
        title={words.newTitle}
        lede={words.newLede}
      />
    );
  const mark = {
    what: `Draft ${petition.id}`,
    more: [
      <>
        saved <Moment at={petition.editedAt} zone={zone} />
      </>,
    ],
    state:
      circulating && isCirculating(circulating) ? (
        <State of="circulating">{circulationWords.circulating}</State>
      ) : (
        <State of={petition.state}>{stateWords[petition.state]}</State>
      ),
  };
  return <Head mark={mark} title={petition.title || words.untitled} lede={words.lede[petition.kind]} />;
}

function Notices({ view }: { readonly view: DraftView }) {
  const { petition, missing, tried, refused, conflict, signedOut, sentBack, word, zone } = view;
  const errors = errorsOf(view);
  if (errors.length > 0) return <ErrorSummary title={words.wrong(errors.length)} errors={errors} />;
  if (signedOut) {
    return (
      <Banner tone="warn" title={words.signedOut} arrives>
        <p>
          {words.signedOutWhat}{' '}
          <a href="/sign-in" target="_blank" rel="noopener">
            {words.signInThere}
          </a>
        </p>
      </Banner>
    );
  }
  if (refused.length > 0) {
    return (
      <Banner tone="bad" title={words.refused} arrives>
        <Impediments of={refused} word={word} />
      </Banner>
    );
  }
  if (conflict) {
    return (
      <Banner tone="warn" title={words.conflict} arrives>
        <p>
          Theirs was saved on <Moment at={conflict.editedAt} zone={zone} />. {words.conflictWhat}
        </p>
        <Details summary={words.theirs}>
          <h3>{conflict.theirs.title}</h3>
          <Prose text={conflict.theirs.purpose} />
        </Details>
      </Banner>
    );
  }
  if (tried && missing.length > 0) {
    return (
      <Banner tone="bad" title={words.missing(missing.length)} arrives>
        <Impediments of={missing} word={word} />
      </Banner>
    );
  }
  if (view.done) return <Banner tone="good" title={view.done} arrives />;
  return sentBack && petition?.state === 'draft' ? (
    <Banner tone="warn" title={words.sentBack}>
      <p>{sendBackWords[sentBack]}</p>
    </Banner>
  ) : null;
}

/** What is wrong with whichever of the three forms came back, each with the field that it is about. */
function errorsOf({ form, inviting, describing }: DraftView): readonly FieldError[] {
  const invited = (inviting?.errors ?? []).map(({ field, message }) => ({ field: `invited-${field}`, message }));
  return [...(form?.errors ?? []), ...invited, ...(describing?.errors ?? [])];
}

/** Impediments in words, each with its way out; one alone needs no list. */
export function Impediments({
  of: impediments,
  word,
}: {
  readonly of: readonly Impediment[];
  readonly word: Given['word'];
}) {
  const told = impediments.map(word).map(({ say, todo }) => (
    <>
      {say} {todo && (todo.href ? <a href={todo.href}>{todo.label}</a> : `${todo.label}.`)}
    </>
  ));
  if (told.length === 1) return <p>{told}</p>;
  return (
    <ul>
      {told.map((each) => (
        <li>{each}</li>
      ))}
    </ul>
  );
}

function OrganizersSection({ view, petition }: { readonly view: DraftView; readonly petition: Petition }) {
  const { organizers, own, inviting } = view;
  return (
    <Section title={words.organizers}>
      <Table
        caption={words.organizersCaption}
        captionUnseen
        columns={[{ label: 'Name', head: true }, { label: 'E-mail' }, { label: 'Answer' }]}
        rows={organizers.map((one) => ({
          id: `organizer-${one.id}`,
          cells: [one.name, one.email, <AnswerOf one={one} view={view} petition={petition} />],
        }))}
      />
      <div id="invite">
        <PostForm action={`/petitions/${petition.id}/organizers`}>
          <h3>{words.invite}</h3>
          <p class="hint">
            {words.inviteHint} {view.membersOnly && words.inviteMembers}
          </p>
          <Field name="name" id="invited-name" label="Name" form={inviting} required />
          <Field name="email" id="invited-email" label="E-mail address" type="email" form={inviting} required />
          <Button kind="quiet">{words.inviteButton}</Button>
        </PostForm>
      </div>
      {own && (
        <div id="own">
          <PostForm action={`/petitions/${petition.id}/own-details`}>
            <h3>{words.own}</h3>
            <OwnDetailsFields own={own} address={view.postalAddress} form={view.describing} />
            <Button kind="quiet">{words.ownSave}</Button>
          </PostForm>
        </div>
      )}
    </Section>
  );
}

function AnswerOf({
  one,
  view,
  petition,
}: {
  readonly one: Organizer;
  readonly view: DraftView;
  readonly petition: Petition;
}) {
  if (one.acceptedAt) return <State of="counted">{one.id === view.own?.id ? 'You' : 'Accepted'}</State>;
  return (
    <>
      <State of="draft">
        Invited <Day on={dayOf(one.invitedAt, view.zone)} />
      </State>
      <PostForm
        action={`/petitions/${petition.id}/organizers/${one.id}/removal`}
        label={`The invitation of ${one.name}`}
        row
      >
        <Button kind="quiet" label={`Take back the invitation of ${one.name}`}>
          {words.takeBack}
        </Button>
      </PostForm>
    </>
  );
}

/** The fields by which an organizer says who they are; the address where the rules ask for it, or let it be told. */
export function OwnDetailsFields({
  own,
  address,
  form,
}: {
  readonly own: Pick<Organizer, 'name' | 'work' | 'postalAddress'>;
  readonly address: PetitionRules['postalAddress'];
  readonly form?: Filled | undefined;
}) {
  return (
    <>
      <Field name="name" label={words.ownName} value={own.name} form={form} autocomplete="name" required />
      <Field
        name="work"
        label={words.ownWork}
        hint={words.ownWorkHint}
        value={own.work}
        form={form}
        autocomplete="organization"
      />
      {address !== 'not-asked' && (
        <TextArea
          name="postalAddress"
          label={words.ownAddress}
          hint={words.ownAddressHint[address]}
          value={own.postalAddress}
          form={form}
          autocomplete="street-address"
          rows={3}
          required={address === 'required'}
        />
      )}
    </>
  );
}

/** The form sends nothing: as a form, the script saves what was written before it leads on. */
function Next({ view: { missing, word }, petition }: { readonly view: DraftView; readonly petition: Petition }) {
  return (
    <Section title={words.next}>
      {missing.length > 0 && (
        <>
          <p>{words.notYet}</p>
          <Impediments of={missing} word={word} />
        </>
      )}
      <form action={`/petitions/${petition.id}/opening`} class="row">
        <Button>{words.freeze}</Button>{' '}
        <LinkButton kind="quiet" href={`/petitions/${petition.id}/giving-up`}>
          {words.giveUp}
        </LinkButton>
      </form>
      {missing.length === 0 && <Fine>{words.freezeWhat}</Fine>}
    </Section>
  );
}
