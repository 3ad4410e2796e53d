import { PageLink } from "@/components/ui/page-link";
import type { CheckedSentence, PostmortemDto } from "@/lib/domain/contracts/postmortem";
import { SECTION_TITLES } from "@/lib/domain/postmortem";
import { momentText } from "@/lib/view-models/evaluation/postmortem-words";
import styles from "./postmortem.module.css";
import { SentenceVerdict } from "./sentence-verdict";

interface OfPostmortem {
  postmortem: PostmortemDto;
}

/** A postmortem to be read: each sentence with its evidence, and whose it is. */
export function PostmortemArticle({ postmortem }: OfPostmortem) {
  const { stored, sections } = postmortem;
  const [summary, ...others] = sections.filter(({ sentences }) => sentences.length > 0);
  const label = stored === null ? "Draft of the postmortem" : "Postmortem";
  return (
    <article aria-label={label}>
      {summary === undefined ? null : <Section postmortem={postmortem} section={summary} />}
      <Timeline postmortem={postmortem} />
      {others.map((section) => (
        <Section key={section.section} postmortem={postmortem} section={section} />
      ))}
    </article>
  );
}

function Timeline({ postmortem }: OfPostmortem) {
  if (postmortem.timeline.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>Timeline</h3>
      <ol className={styles.timeline}>
        {postmortem.timeline.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
          <li key={index}>
            <time dateTime={entry.at}>{momentText(entry.at)}</time>
            <span className={styles.kind}>{entry.kind}</span>
            <span>
              <Sentence postmortem={postmortem} sentence={entry} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface SectionProps extends OfPostmortem {
  section: PostmortemDto["sections"][number];
}

function Section({ postmortem, section }: SectionProps) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{SECTION_TITLES[section.section]}</h3>
      {section.sentences.map((sentence, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two sentences may say the same
        <p key={index} className={styles.sentence}>
          <Sentence postmortem={postmortem} sentence={sentence} />
        </p>
      ))}
    </section>
  );
}

function Sentence({ postmortem, sentence }: OfPostmortem & { sentence: CheckedSentence }) {
  const { text, by, anchors, check } = sentence;
  return (
    <>
      {text} {by === null ? null : <span className={styles.by}>says {by} </span>}
      {anchors.map((anchor, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an anchor may stand twice
        <Reference key={index} postmortem={postmortem} anchor={anchor} />
      ))}
      {check === null ? null : <SentenceVerdict check={check} />}
    </>
  );
}

function Reference({ postmortem: { references }, anchor }: OfPostmortem & { anchor: string }) {
  const at = references.findIndex((one) => one.anchor === anchor);
  const { text, path } = references[at] ?? { text: null, path: null };
  const title = `${anchor}: ${text ?? "does not resolve any more"}`;
  const mark = `[${at + 1}]`;
  if (path !== null) {
    return (
      <PageLink href={path} className={styles.mark} title={title}>
        {mark}
      </PageLink>
    );
  }
  return (
    <span className={styles.mark} data-missing={text === null} title={title}>
      {text === null ? `${mark} does not resolve` : mark}
    </span>
  );
}
