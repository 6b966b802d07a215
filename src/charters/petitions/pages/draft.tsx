import type { ComponentChildren } from 'preact';
import type { Impediment } from '../../../platform/refusal/index.ts';
import { Banner, Chips, Day, ErrorSummary, Field, Head, Moment, Section, State, Table } from '../../../platform/web/parts/index.ts';
import type { FieldError } from '../../../platform/web/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import type { DraftText } from '../commands/drafting.ts';
import type { Organizer, Petition } from '../model.ts';
import { bounds } from '../rules.ts';
import { sendBackWords, stateWords, wordings } from '../words.ts';
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
  readonly errors: readonly FieldError[];
  /** What keeps it from opening; shown once the organizers have tried. */
  readonly missing: readonly Impediment[];
  readonly tried: boolean;
  readonly conflict: { readonly editedAt: Date; readonly theirs: Petition } | null;
  readonly signedOut: boolean;
  readonly sentBack: string | null;
  readonly opensAtOnce: boolean;
  readonly near: ComponentChildren;
  readonly zone: string;
}

export function DraftPage(view: DraftView) {
  const { petition, text, errors } = view;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const action = petition ? `/petitions/${petition.id}/draft` : '/petitions/new';
  return (
    <div class="with-side broad">
      <div>
        <DraftHead view={view} />
        <Notices view={view} />
        <form method="post" action={action} data-autosave={petition ? true : undefined} id="text">
          <input type="hidden" name="revision" value={view.revision} />
          <Section id="s-name" title={words.name}>
            <Field name="title" label={words.nameLabel} hint={words.nameHint} value={text.title} error={error('title')} maxLength={bounds.title} />
            <Field name="openTo" label={words.openTo} hint={words.openToHint} value={text.openTo} error={error('openTo')} maxLength={bounds.openTo} />
          </Section>
          <Section id="s-purpose" title={words.purpose}>
            <Field name="purpose" label={words.purposeLabel} hint={words.purposeHint} value={text.purpose} error={error('purpose')} rows={12} class="statement" maxLength={bounds.purpose} />
          </Section>
          <Section id="s-topics" title={words.topics}>
            <Chips name="topics[]" id="topics" legend={words.topicsLegend} hint={words.topicsHint} chosen={text.topics} choices={view.topics.map(({ slug, label }) => ({ value: slug, label }))} />
          </Section>
          <Section id="s-save" title={words.save}>
            <p class="row">
              <button class={petition ? 'button quiet' : 'button'} type="submit">
                {petition ? words.saveNow : words.begin}
              </button>{' '}
              <output class="s quiet-text" data-saved>
                {petition ? words.saved : words.nobodySees}
              </output>
            </p>
          </Section>
        </form>
        {petition && <OrganizersSection view={view} petition={petition} />}
        {petition && <Next view={view} petition={petition} />}
      </div>
      <aside class="stick" aria-labelledby="near">
        <div class="card raised">
          <h2 id="near">{words.near}</h2>
          <p class="s quiet-text">{words.nearLede}</p>
          {view.near}
        </div>
      </aside>
    </div>
  );
}

function DraftHead({ view: { petition, zone } }: { readonly view: DraftView }) {
  if (!petition) return <Head mark={<State state="draft">{stateWords.draft}</State>} title={words.newTitle} lede={words.newLede} />;
  const mark = (
    <>
      <b>Draft {petition.id}</b>{' '}
      <span>
        saved <Moment at={petition.editedAt} zone={zone} />
      </span>{' '}
      <State state={petition.state}>{stateWords[petition.state]}</State>
    </>
  );
  return <Head mark={mark} title={petition.title || words.untitled} lede={words.lede} />;
}

function Notices({ view }: { readonly view: DraftView }) {
  const { petition, errors, missing, tried, conflict, signedOut, sentBack, zone } = view;
  if (errors.length > 0) return <ErrorSummary errors={errors} />;
  if (signedOut) {
    return (
      <Banner tone="warn" title={words.signedOut}>
        <p>
          {words.signedOutWhat}{' '}
          <a href="/sign-in" target="_blank" rel="noopener">
            {words.signInThere}
          </a>
        </p>
      </Banner>
    );
  }
  if (conflict) {
    return (
      <Banner tone="warn" title={words.conflict}>
        <p>
          It was saved on <Moment at={conflict.editedAt} zone={zone} />. {words.conflictWhat}
        </p>
        <details>
          <summary>{words.theirs}</summary>
          <p>
            <b>{conflict.theirs.title}</b>
          </p>
          <div class="plain">{conflict.theirs.purpose}</div>
        </details>
      </Banner>
    );
  }
  if (sentBack && petition?.state === 'draft') {
    return (
      <Banner tone="warn" title={words.sentBack}>
        <p>{sendBackWords[sentBack]}</p>
      </Banner>
    );
  }
  if (!tried || missing.length === 0) return null;
  return (
    <Banner tone="bad" title={words.missing(missing.length)} focus>
      <Impediments of={missing} />
    </Banner>
  );
}

/** Impediments in words, each with its way out. */
export function Impediments({ of: impediments }: { readonly of: readonly Impediment[] }) {
  return (
    <ul>
      {impediments.map((impediment) => {
        const worded = wordings[impediment.code]?.(impediment) ?? { say: impediment.code };
        return (
          <li>
            {worded.say} {worded.todo && (worded.todo.href ? <a href={worded.todo.href}>{worded.todo.label}</a> : `${worded.todo.label}.`)}
          </li>
        );
      })}
    </ul>
  );
}

function OrganizersSection({ view, petition }: { readonly view: DraftView; readonly petition: Petition }) {
  const { organizers, own, zone } = view;
  return (
    <Section id="organizers" title={words.organizers}>
      <Table
        caption={words.organizersCaption}
        captionHidden
        stack
        head={['Name', 'E-mail', 'Answer']}
        rows={organizers.map((one) => [
          one.name,
          one.email,
          one.acceptedAt ? (
            <State state="counted">{one.id === own?.id ? 'You' : 'Accepted'}</State>
          ) : (
            <>
              <State state="draft">
                Invited <Day on={dayOf(one.invitedAt, zone)} />
              </State>{' '}
              <form method="post" action={`/petitions/${petition.id}/organizers/${one.id}/removal`}>
                <button class="button quiet" type="submit" aria-label={`Take back the invitation of ${one.name}`}>
                  {words.takeBack}
                </button>
              </form>
            </>
          ),
        ])}
      />
      <form method="post" action={`/petitions/${petition.id}/organizers`} id="invite" class="flow gap-above">
        <h3>{words.invite}</h3>
        <p class="hint">{words.inviteHint}</p>
        <Field name="name" label="Name" autocomplete="off" maxLength={120} required />
        <Field name="email" label="E-mail address" type="email" autocomplete="off" maxLength={200} required />
        <button class="button quiet" type="submit">
          {words.inviteButton}
        </button>
      </form>
      {own && (
        <form method="post" action={`/petitions/${petition.id}/own-details`} id="own" class="flow gap-above">
          <h3>{words.own}</h3>
          <OwnDetailsFields own={own} />
          <button class="button quiet" type="submit">
            {words.ownSave}
          </button>
        </form>
      )}
    </Section>
  );
}

/** The fields by which an organizer says who they are. */
export function OwnDetailsFields({ own, error }: { readonly own: Pick<Organizer, 'name' | 'work' | 'postalAddress'>; readonly error?: (field: string) => string | undefined }) {
  return (
    <>
      <Field name="name" label={words.ownName} value={own.name} error={error?.('name')} autocomplete="name" maxLength={120} required />
      <Field name="work" label={words.ownWork} hint={words.ownWorkHint} value={own.work} error={error?.('work')} autocomplete="organization" maxLength={160} />
      <Field name="postalAddress" label={words.ownAddress} hint={words.ownAddressHint} value={own.postalAddress} error={error?.('postalAddress')} autocomplete="street-address" rows={3} maxLength={500} required />
    </>
  );
}

function Next({ view, petition }: { readonly view: DraftView; readonly petition: Petition }) {
  return (
    <Section id="next" title={words.next}>
      <form method="post" action={`/petitions/${petition.id}/opening`}>
        <p class="row">
          <button class="button" type="submit">
            {view.opensAtOnce ? words.freeze : words.submit}
          </button>{' '}
          <a class="button quiet" href={`/petitions/${petition.id}/giving-up`}>
            {words.giveUp}
          </a>
        </p>
        <p class="s quiet-text">{view.missing.length > 0 ? words.notYet(view.missing.length) : words.freezeWhat}</p>
      </form>
    </Section>
  );
}
