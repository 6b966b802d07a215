/** A bare inverted index over the same texts: words split at spaces, TF-IDF, the ten best; no stems, phrases, topics, names or reasons. */
export function bareIndex(texts: readonly string[]): (question: string) => number[] {
  const postings = new Map<string, number[]>();
  for (const [at, text] of texts.entries()) {
    for (const word of text.split(' ')) {
      const found = postings.get(word);
      if (found) found.push(at);
      else postings.set(word, [at]);
    }
  }
  return (question) => {
    const scores = new Float64Array(texts.length);
    for (const word of question.split(' ')) {
      const found = postings.get(word);
      if (!found) continue;
      const weight = Math.log(texts.length / found.length);
      for (const at of found) scores[at]! += weight;
    }
    const least = scores.toSorted().at(-10) ?? 0;
    const best: number[] = [];
    for (let at = 0; at < scores.length; at += 1) if (scores[at]! >= least) best.push(at);
    return best.sort((one, other) => scores[other]! - scores[one]!).slice(0, 10);
  };
}
