import { DmnModdle } from 'dmn-moddle'
import { isModdleElement, type ModdleElement, nearestId } from '../model/moddle.ts'
import type { Problem } from '../model/problem.ts'
import { normaliseTags } from '../model/xml/normalise-tags.ts'
import { parseTree } from '../model/xml/parse-tree.ts'
import { scanXml } from '../model/xml/scan-xml.ts'
import { dmnPackages } from './dmn-packages.ts'

/** A DMN file as moddle's tree. */
export interface DmnModel {
  readonly definitions: ModdleElement
  readonly elementsById: { readonly [id: string]: object }
  readonly lines: ReadonlyMap<string, number>
}

export type DmnReading =
  | { readonly ok: true; readonly model: DmnModel }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** DMN 1.2 to 1.5 keep what we run as 1.3 had it, which is the version that dmn-moddle reads, and only add to it. */
const OTHER_VERSIONS =
  /(xmlns(?::[\w.-]+)?=["'])https?:\/\/www\.omg\.org\/spec\/DMN\/(?:20180521|20211108|20230324)\/(MODEL|DMNDI)\/(["'])/g

/** Reads DMN XML behind the same limits as BPMN; what moddle does not know refuses the file. */
export async function readDmn(source: string): Promise<DmnReading> {
  const xml = normaliseTags(source).replace(OTHER_VERSIONS, '$1https://www.omg.org/spec/DMN/20191111/$2/$3')
  const scan = scanXml(xml)
  if (scan.problem !== null) return { ok: false, problems: [scan.problem] }
  try {
    const { rootElement, elementsById, warnings } = await parseTree(xml, scan, (options) =>
      new DmnModdle(dmnPackages()).fromXML(xml, options),
    )
    if (!isModdleElement(rootElement)) throw new Error('no definitions')
    // What moddle does not know of the picture (DMNDI) changes nothing of what is decided.
    const problems = warnings
      .filter(({ message, element }) => !(message.startsWith('unknown attribute') && isPicture(element)))
      .map((warning) => warningProblem(warning, scan.lines))
    if (problems.length > 0) return { ok: false, problems }
    return { ok: true, model: { definitions: rootElement, elementsById, lines: scan.lines } }
  } catch (error) {
    const found = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    const message = `Expected DMN definitions, but found: ${found}.`
    return {
      ok: false,
      problems: [
        {
          problem: 'not-dmn',
          severity: 'error',
          element: null,
          line: null,
          message,
          messageZh: `文件不是有效的 DMN 模型：${found}。`,
        },
      ],
    }
  }
}

function isPicture(element: object | undefined): boolean {
  return isModdleElement(element) && /^(?:dmndi|di|dc|biodi):/.test(element.$type)
}

function warningProblem(
  { message, element }: { readonly message: string; readonly element?: object },
  lines: ReadonlyMap<string, number>,
): Problem {
  const id = isModdleElement(element) ? nearestId(element) : null
  const found = message.split('\n').join(' ').trim()
  return {
    problem: found.includes('duplicate ID') ? 'duplicate-id' : 'unknown-element',
    severity: 'error',
    element: id,
    line: id === null ? null : (lines.get(id) ?? null),
    message: `Expected DMN that the engine can run, but found: ${found}`,
    messageZh: `引擎不支持的 DMN 内容：${found}`,
  }
}
