import { modeWords } from '../../../meetings/index.ts';
import { Details, errorIn, Segments, Votes, type Filled } from '../../../platform/web/parts/index.ts';
import { words } from '../words.ts';
import { isToVote, wasAway, type MemberOfBody, type SittingBegun } from './members.ts';

/** What may be said of each member, in a word; who was away is counted nowhere. */
export const places = ['approve', 'decline', 'return', 'abstain', 'recuse', 'away'] as const;

interface NamesProps {
  readonly members: readonly MemberOfBody[];
  /** Whether the rules let the body send a petition back for changes. */
  readonly mayReturn: boolean;
  readonly form: Filled | undefined;
}

/** A row for each member who may have voted; beneath, folded, those who took no part, and why. */
export function Names({ members, mayReturn, form }: NamesProps) {
  const offered = places.filter((place) => mayReturn || place !== 'return');
  const out = members.filter((one) => one.recused || wasAway(one));
  const voting = members.filter((one) => !out.includes(one));
  const error = errorIn(form, 'room');
  return (
    <fieldset id="room" aria-describedby={error && 'room-error'}>
      <legend class="vh">{words.whoVoted}</legend>
      {error && (
        <p class="error" id="room-error">
          {error}
        </p>
      )}
      {voting.map((one) => (
        <Segments
          name={`vote-${one.person}`}
          label={one.name}
          options={offered.map((place) => ({ value: place, label: words.votedAs[place], quiet: place === 'away' }))}
          chosen={isToVote(one) ? undefined : 'away'}
          form={form}
        />
      ))}
      {out.length > 0 && (
        <Details summary={words.tookNoPart(out.length)}>
          <Votes
            of={out
              .filter(({ attended }) => attended !== null)
              .map((one) => ({ name: one.name, vote: wasAway(one) ? modeWords[one.attended!] : words.votedAs.recuse }))}
          />
          {out.map((one) => !wasAway(one) && <Recused member={one} form={form} />)}
        </Details>
      )}
    </fieldset>
  );
}

/** An organizer takes no part; where nobody wrote down who was there, they may have been away as well. */
function Recused({ member, form }: { readonly member: MemberOfBody } & Pick<NamesProps, 'form'>) {
  const name = `vote-${member.person}`;
  if (member.attended !== null) return <input type="hidden" name={name} value="recuse" />;
  const options = (['recuse', 'away'] as const).map((place) => ({ value: place, label: words.votedAs[place] }));
  return <Segments name={name} label={member.name} options={options} chosen="recuse" form={form} />;
}

interface OtherMeetingsProps {
  readonly page: string;
  readonly sitting: SittingBegun | null;
  readonly sittings: readonly SittingBegun[];
}

/** A way to say another meeting: who was there comes from it. */
export function OtherMeetings({ page, sitting, sittings }: OtherMeetingsProps) {
  const others = sittings.filter(({ id }) => id !== sitting?.id);
  if (!sitting && others.length === 0) return null;
  return (
    <Details summary={words.anotherSitting}>
      <ul>
        {others.map(({ id, name, on }) => (
          <li>
            <a href={`${page}&sitting=${id}`}>{words.sittingNamed(name, on)}</a>
          </li>
        ))}
        {sitting && (
          <li>
            <a href={`${page}&sitting=none`}>{words.noSitting}</a>
          </li>
        )}
      </ul>
    </Details>
  );
}
