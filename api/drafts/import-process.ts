import { decodeXml, type Problem, parseBpmn, parseDeployment, readBpmn } from '../../engine/index.ts'
import { milestoneOrder } from '../applications/milestone-order.ts'
import { Refusal } from '../refusal.ts'
import { bytesOf, type DraftFiles, declareUtf8 } from './draft.ts'

export interface Imported {
  readonly files: DraftFiles
  /** What was translated, is kept but not executed, or hinders publishing. */
  readonly problems: readonly Problem[]
}

/**
 * A BPMN file of anybody's as a draft: the text as it came, foreign extensions and all. Refused is only what the editor
 * could not keep, with everything that is wrong; what merely cannot run is told and can be changed.
 */
export async function importProcess(bytes: Uint8Array): Promise<Imported> {
  const decoded = decodeXml(bytes)
  if (!decoded.ok) {
    throw refused([{ problem: decoded.rule, message: decoded.message, messageZh: decoded.messageZh, line: null }])
  }
  const read = await readBpmn(decoded.xml)
  const errors = read.problems.filter(({ severity }) => severity === 'error')
  if (!read.ok || errors.length > 0) throw refused(errors)
  if (!hasSomethingToDraw(read.model.definitions)) throw refused([nothingToDraw])
  const xml = declareUtf8(decoded.xml)
  const { problems } = await parseBpmn(xml, { hash: '', decisions: new Map() })
  return { files: { 'process.bpmn': xml }, problems }
}

const nothingToDraw = {
  problem: 'no-process',
  message: 'Expected a process or a collaboration, but there is none.',
  messageZh: '文件中没有流程，也没有协作图。',
  line: null,
}

function hasSomethingToDraw(definitions: { readonly get: (property: string) => unknown }): boolean {
  const roots = definitions.get('rootElements')
  return Array.isArray(roots) && roots.some(isDrawn)
}

function isDrawn(root: unknown): boolean {
  if (typeof root !== 'object' || root === null || !('$type' in root)) return false
  return root.$type === 'bpmn:Process' || root.$type === 'bpmn:Collaboration'
}

/** What deployment would say of all files together. */
export async function checkImported(files: DraftFiles): Promise<readonly Problem[]> {
  const checked = await parseDeployment(bytesOf(files), { milestoneOrder })
  return checked.ok ? checked.deployment.problems : checked.problems
}

function refused(problems: readonly Pick<Problem, 'problem' | 'message' | 'messageZh' | 'line'>[]): Refusal {
  const [first] = problems
  return new Refusal(
    'import-refused',
    `Expected a BPMN 2.0 file, but found ${problems.length} problem(s): ${first?.message ?? ''}`,
    `文件打不开，有 ${problems.length} 处问题：${first?.messageZh ?? ''}`,
    problems.map(({ problem, message, messageZh, line }) => ({
      field: 'file',
      code: problem,
      message,
      messageZh,
      line,
    })),
  )
}
