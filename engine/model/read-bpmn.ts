import { BpmnModdle, type ParseWarning } from 'bpmn-moddle'
import { isModdleElement, type ModdleElement, nearestId } from './moddle.ts'
import type { Problem } from './problem.ts'
import type { FurtherElements } from './read/read-flow-node.ts'
import siji from './siji.moddle.json' with { type: 'json' }
import { vendorNamespaces } from './vendor-namespaces.ts'
import { decodeXml } from './xml/decode-xml.ts'
import { faithfulPackages } from './xml/faithful-packages.ts'
import { normaliseTags } from './xml/normalise-tags.ts'
import { parseTree } from './xml/parse-tree.ts'
import { type Reference, resolveReferences, setReferences } from './xml/resolve-references.ts'
import { scanXml, type XmlScan } from './xml/scan-xml.ts'

/** A BPMN file as it was read: moddle's tree with everything that the file says, to be drawn, changed and written. */
export interface ImportedModel {
  /** `bpmn:Definitions`. */
  readonly definitions: ModdleElement
  /** Id → line on which it stands, counted from 1. */
  readonly lines: ReadonlyMap<string, number>
  readonly references: readonly Reference[]
}

export type ImportResult =
  | { readonly ok: true; readonly model: ImportedModel; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Imports a BPMN file, with activities of our own; its `problems` of severity `error` hinder deploying, not importing. */
export async function readBpmn(source: Uint8Array | string, further: FurtherElements = {}): Promise<ImportResult> {
  const decoded = decodeXml(source)
  if (!decoded.ok) {
    const { rule, message, messageZh } = decoded
    return {
      ok: false,
      problems: [{ problem: rule, severity: 'error', element: null, line: null, message, messageZh }],
    }
  }
  const xml = normaliseTags(decoded.xml)
  const scan = scanXml(xml)
  if (scan.problem !== null) return { ok: false, problems: [scan.problem] }

  try {
    const parsed = await parseTree(xml, scan, (options) => createModdle(further).fromXML(xml, options))
    const references = resolveReferences(parsed.references, parsed.elementsById)
    setReferences(references, 'elements')
    if (!isModdleElement(parsed.rootElement)) throw new Error('no definitions')
    const problems = parsed.warnings.flatMap((warning) => warningProblem(warning, scan))
    for (const reference of references)
      if (reference.target === null) problems.push(unresolvedProblem(reference, scan.lines))
    return { ok: true, model: { definitions: parsed.rootElement, lines: scan.lines, references }, problems }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (message.startsWith('unparsable content')) return { ok: false, problems: warningProblem({ message }, scan) }
    const [found] = message.split('\n')
    return {
      ok: false,
      problems: [
        {
          problem: 'not-bpmn',
          severity: 'error',
          element: null,
          line: lineOfRoot(xml),
          message: `Expected BPMN 2.0 definitions, but found: ${found}.`,
          messageZh: `文件不是有效的 BPMN 2.0 模型：${found}。`,
        },
      ],
    }
  }
}

/** The line of the first tag, which is what the whole document is. */
function lineOfRoot(xml: string): number {
  return xml.slice(0, Math.max(0, xml.search(/<[^?!]/))).split('\n').length
}

/** bpmn-moddle with our extension; vendors' prefixes are made uniform. */
export function createModdle(further: FurtherElements = {}): BpmnModdle {
  const types = Object.entries(further).map(([type, { attributes }]) => ({
    name: type.replace(/^siji:/, ''),
    superClass: ['bpmn:Activity'],
    properties: attributes.map((name) => ({ name, isAttr: true, type: 'String' })),
  }))
  const own = { ...siji, types: [...siji.types, ...types] }
  return new BpmnModdle({ ...faithfulPackages(), siji: own }, { nsMap: vendorNamespaces })
}

function warningProblem(warning: ParseWarning, { lines, tags }: XmlScan): Problem[] {
  const text = warning.message
  // Both are dealt with by us: the text is decoded before, the references are resolved after.
  if (text.startsWith('unsupported document encoding') || text.startsWith('unresolved reference')) return []
  if (isExpressionAttribute(warning)) return []

  const place = /line: (\d+)/.exec(text)?.[1]
  const line = place === undefined ? null : Number(place) + 1
  const reason = /nested error: (.*)$/s.exec(text)?.[1] ?? text
  const duplicate = /duplicate ID <(.*)>/.exec(reason)?.[1]
  if (duplicate !== undefined) {
    return [
      {
        problem: 'duplicate-id',
        severity: 'error',
        element: duplicate,
        line,
        message: `Expected every id once, but "${duplicate}" stands twice (first on line ${lines.get(duplicate) ?? '?'}).`,
        messageZh: `编号“${duplicate}”重复（首次出现在第 ${lines.get(duplicate) ?? '?'} 行）。`,
      },
    ]
  }
  const illegal = /illegal ID <(.*)>/s.exec(reason)?.[1]
  if (illegal !== undefined) {
    return [
      {
        problem: 'id-not-readable',
        severity: 'error',
        element: illegal,
        line,
        message: `Expected an id of Latin letters, digits, "_", "-" and ".", which begins with a letter or "_", but found "${illegal}". Put such words into the name.`,
        messageZh: `编号“${illegal}”不能使用：编号只能由拉丁字母、数字、“_”“-”“.”组成，并以字母或“_”开头。中文请写在名称里。`,
      },
    ]
  }
  const content = (/^unparsable content ([\s\S]*) detected/.exec(text)?.[1] ?? '').slice(0, 80)
  const tag = /^<([^\s/>]+)/.exec(content)?.[1] ?? ''
  const element = isModdleElement(warning.element) ? nearestId(warning.element) : (tags.get(`${line} ${tag}`) ?? null)
  return [
    {
      problem:
        reason.startsWith('unrecognized element') || reason.startsWith('unknown type')
          ? 'unknown-element'
          : 'unknown-content',
      severity: 'error',
      element,
      line: line ?? (element === null ? null : (lines.get(element) ?? null)),
      message: `Expected BPMN 2.0, but found ${content === '' ? reason : `${content} (${reason})`}.`,
      messageZh: `不是 BPMN 2.0 的内容：${content === '' ? reason : `${content}（${reason}）`}。`,
    },
  ]
}

/** An expression without `xsi:type` is formal all the same (BPMN 2.0.2 §10.4.2), so that it may have these. */
function isExpressionAttribute({ element, property }: ParseWarning): boolean {
  if (property !== 'language' && property !== 'evaluatesToTypeRef') return false
  return isModdleElement(element) && element.$instanceOf('bpmn:Expression')
}

/** Only a note: whatever needs the reference to run reports it as an error. */
function unresolvedProblem(
  reference: { readonly element: object; readonly property: string; readonly id: string },
  lines: ReadonlyMap<string, number>,
): Problem {
  const element = isModdleElement(reference.element) ? nearestId(reference.element) : null
  return {
    problem: 'unresolved-reference',
    severity: 'note',
    element,
    line: element === null ? null : (lines.get(element) ?? null),
    message: `Expected ${reference.property} to name an element of the file, but there is no "${reference.id}".`,
    messageZh: `${reference.property} 引用的元素“${reference.id}”不存在。`,
  }
}
