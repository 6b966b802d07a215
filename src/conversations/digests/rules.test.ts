import { renderToString } from 'preact-render-to-string';
import { h } from 'preact';
import { expect, test } from 'vitest';
import { Select } from '../../platform/web/parts/index.ts';
import { impedimentsToChoosing, timeZonesByRegion } from './rules.ts';

test('time zones stand under their part of the world, by the name of the place, and each can be chosen', () => {
  const zones = timeZonesByRegion.flatMap(({ options }) => options.map(({ value }) => value));
  const placesIn = (region: string) => timeZonesByRegion.find(({ label }) => label === region)!.options;

  expect(timeZonesByRegion.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Africa', 'America', 'Asia', 'Europe', 'Pacific', 'UTC']),
  );
  expect(placesIn('America')).toEqual(
    expect.arrayContaining([
      { value: 'America/Chicago', label: 'Chicago' },
      { value: 'America/New_York', label: 'New York' },
    ]),
  );
  expect(placesIn('UTC')).toEqual([{ value: 'UTC', label: 'UTC' }]);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones.flatMap((zone) => impedimentsToChoosing({ zone }))).toEqual([]);
});

test('a choice under headings shows which one stands', () => {
  const html = renderToString(
    h(Select, {
      name: 'zone',
      label: 'Zone',
      value: 'Europe/Berlin',
      options: [{ value: '', label: 'Usual' }],
      groups: timeZonesByRegion,
    }),
  );

  expect(html).toContain('<optgroup label="Europe">');
  expect(html.match(/<option value="[^"]*" selected>[^<]*/g)).toEqual([
    '<option value="Europe/Berlin" selected>Berlin',
  ]);
});
