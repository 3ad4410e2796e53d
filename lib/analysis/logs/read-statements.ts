import { formatAttribute, numberAttribute, stringAttribute } from "@/lib/domain/attributes";
import { type LogRecord, type SeverityLevel, severityLevelOf } from "@/lib/domain/log-record";
import { serviceNameOf } from "@/lib/domain/resource";
import { type TemplateMiner, templateMiner } from "./mine-templates";

/** What wrote a record: the same for every record that one line of code writes. */
export interface LogStatement {
  readonly service: string;
  readonly level: SeverityLevel;
  /** Where it stands in the code, or its template. */
  readonly text: string;
}

/** The statements of records, in the records' order, as numbers into a list. */
export interface ReadStatements {
  readonly statements: readonly LogStatement[];
  readonly statementOf: Int32Array;
}

/**
 * Which statement wrote each record. What the producer says of it comes first: the place in the
 * code, the event's name, the message's template; else the text's template is mined, one miner for
 * each service and level. O(records × words).
 */
export function readStatements(records: readonly LogRecord[]): ReadStatements {
  const statements: LogStatement[] = [];
  const numbers = new Map<string, number>();
  const miners = new Map<string, TemplateMiner>();
  const mined: { number: number; miner: TemplateMiner; template: number }[] = [];
  const statementOf = new Int32Array(records.length);
  records.forEach((record, i) => {
    const service = serviceNameOf(record.resource);
    const level = severityLevelOf(record);
    const group = `${service}\u0000${level}`;
    const said = saidByProducer(record);
    let text = said;
    let template = -1;
    const miner = miners.get(group) ?? templateMiner();
    if (text === null) {
      miners.set(group, miner);
      template = miner.learn(formatAttribute(record.body));
      text = `#${template}`;
    }
    const key = `${group}\u0000${text}`;
    const number = numbers.get(key) ?? statements.length;
    if (number === statements.length) {
      numbers.set(key, number);
      statements.push({ service, level, text });
      if (template >= 0) mined.push({ number, miner, template });
    }
    statementOf[i] = number;
  });
  for (const { number, miner, template } of mined) {
    const statement = statements[number];
    if (statement) statements[number] = { ...statement, text: miner.textOf(template) };
  }
  return { statements, statementOf };
}

function saidByProducer({ attributes, eventName }: LogRecord): string | null {
  const place =
    stringAttribute(attributes, "code.file.path") ??
    stringAttribute(attributes, "code.filepath") ??
    stringAttribute(attributes, "code.namespace") ??
    stringAttribute(attributes, "code.function.name");
  const line =
    numberAttribute(attributes, "code.line.number") ?? numberAttribute(attributes, "code.lineno");
  if (place !== null && line !== null) return `${place}:${line}`;
  if (eventName !== "") return eventName;
  return (
    stringAttribute(attributes, "message_template") ??
    stringAttribute(attributes, "{OriginalFormat}") ??
    stringAttribute(attributes, "log.template")
  );
}
