import type { VNode } from 'preact';
import { titleOf, topicLabel, type GroupsHouse } from '../../groups/index.ts';
import { Filter, Narrowed, SearchForm } from '../../platform/web/parts/index.ts';
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

/** Narrows the directory down. */
export function Find({ asked, association, mayAskMine }: FindProps): VNode {
  const chips = Object.entries(words.chips).filter(([value]) => value !== 'mine' || mayAskMine);
  return (
    <SearchForm
      action="/groups"
      title={words.find}
      label={titleOf(association.words.group)}
      query={{ label: words.query, value: asked.text }}
      button={words.find}
    >
      <Filter
        legend={words.which}
        name="s"
        several
        options={chips.map(([value, label]) => ({ value, label }))}
        chosen={asked.which}
      />
      {asked.topic && (
        <Narrowed
          name="topic"
          value={asked.topic}
          label={words.underTopic(topicLabel(association.topics, asked.topic))}
          all={{ href: '/groups', label: words.allTopics }}
        />
      )}
    </SearchForm>
  );
}
