import type { VNode } from 'preact';
import { titleOf, topicLabel, type GroupsHouse } from '../../groups/index.ts';
import { Button } from '../../platform/web/parts/index.ts';
import { directoryWords as words } from './words.ts';

/** What the visitor asked the directory for. */
export interface Asked {
  readonly text: string;
  readonly topic: string;
  readonly which: readonly string[];
  readonly page: number;
}

interface FindProps {
  readonly asked: Asked;
  readonly association: GroupsHouse['association'];
  readonly mayAskMine: boolean;
}

/** Narrows the directory down; a plain form, so that what was asked stands in the address. */
export function Find({ asked, association, mayAskMine }: FindProps): VNode {
  const chips = Object.entries(words.chips).filter(([value]) => value !== 'mine' || mayAskMine);
  return (
    <form role="search" action="/groups" class="section" aria-label={titleOf(association.words.group)}>
      <h2 id="find">{words.find}</h2>
      <div class="flow">
        <div class="field">
          <label for="q">{words.query}</label>
          <div class="searchbox">
            <input id="q" name="q" type="search" value={asked.text} autocomplete="off" maxlength={200} />
            <Button>{words.find}</Button>
          </div>
        </div>
        <fieldset>
          <legend class="vh">{words.which}</legend>
          <div class="choices chips">
            {chips.map(([value, label]) => (
              <label class="chip">
                <input type="checkbox" name="s" value={value} checked={asked.which.includes(value)} />{' '}
                <span>{label}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {asked.topic && (
          <p class="row">
            <label class="chip">
              <input type="checkbox" name="topic" value={asked.topic} checked />{' '}
              <span>{words.underTopic(topicLabel(association.topics, asked.topic))}</span>
            </label>
            <a href="/groups">{words.allTopics}</a>
          </p>
        )}
      </div>
    </form>
  );
}
