import { isDeploymentPath } from '../../processes/deployment-paths.ts'
import { DEPLOYMENT_LIMIT } from '../../processes/read-upload.ts'
import { Refusal } from '../../refusal.ts'
import type { DraftFiles } from '../draft.ts'
import { checkImported, type Imported, importProcess } from '../import-process.ts'
import { textOf } from '../start-draft.ts'
import { inflateZip } from './inflate-zip.ts'
import { BadZip, type ZipRule } from './zip-directory.ts'

/** Whether these are the bytes of a `.zip`. */
export function isZip(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from('PK\u0003\u0004')) || isEmptyZip(bytes)
}

function isEmptyZip(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from('PK\u0005\u0006'))
}

/** What belongs to a folder of a process and to no deployment. */
const BESIDE = [/^README[\w.-]*$/i, /^LICEN[CS]E[\w.-]*$/i, /^picture\.svg$/, /^examples\//]
/** What systems put into every `.zip`. */
const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/

/**
 * A whole folder of a process as a draft: diagram, forms, decisions, scenarios and `process.json`. It may lie in one
 * folder more. Whatever could be meant to harm, or belongs to no process, refuses all of it; nothing is kept then.
 */
export async function openBundle(bytes: Uint8Array): Promise<Imported> {
  const found = await inflateZip(bytes, DEPLOYMENT_LIMIT).catch((error: unknown) => {
    throw error instanceof BadZip ? refused(error) : error
  })
  const files = withoutOuterFolder(new Map([...found].filter(([path]) => !LITTER.test(path))))
  const parts = [...files].filter(([path]) => isDeploymentPath(path))
  const foreign = [...files.keys()].filter((path) => !isDeploymentPath(path) && !BESIDE.some((each) => each.test(path)))
  if (foreign.length > 0) throw holdsForeign(foreign)
  if (!parts.some(([path]) => path.endsWith('.bpmn'))) throw holdsNoDiagram()
  const texts: DraftFiles = Object.fromEntries(
    await Promise.all(parts.map(async ([path, content]) => [path, await textIn(path, content)] as const)),
  )
  return { files: texts, problems: await checkImported(texts) }
}

/** Diagrams are held to the same rules as one that comes alone. */
async function textIn(path: string, content: Uint8Array): Promise<string> {
  if (path.endsWith('.bpmn')) return (await importProcess(content)).files['process.bpmn'] ?? ''
  if (path.endsWith('.dmn')) return textOf(path, content)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    throw refused(new BadZip('not-utf-8', path))
  }
}

function withoutOuterFolder(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const outer = new Set([...files.keys()].map((path) => path.slice(0, path.indexOf('/') + 1)))
  const [folder] = outer
  const isOuter = outer.size === 1 && folder !== '' && ![...files.keys()].some(isDeploymentPath)
  if (!isOuter || folder === undefined) return files
  return new Map([...files].map(([path, content]) => [path.slice(folder.length), content]))
}

const RULES: { readonly [Each in ZipRule]: readonly [string, string] } = {
  broken: ['it is damaged', '文件已损坏'],
  'too-many-entries': ['it holds more than 300 entries', '里面超过 300 个文件'],
  'too-large': ['it holds more than 8 MB', '解开超过 8 MB'],
  encrypted: ['it is encrypted', '里面的文件加了密码'],
  method: ['it is packed in an unusual way', '用了少见的压缩方法'],
  'not-utf-8': ['a name or text in it is not UTF-8', '里面的文件名或者内容不是 UTF-8'],
  path: ['a path in it leads elsewhere', '里面的路径指到别处'],
  duplicate: ['two files in it have one name', '里面有两个同名的文件'],
  link: ['it holds a link or a device', '里面有链接或者设备文件'],
  size: ['a file in it is larger or smaller than it says', '里面的文件与声明的大小不符'],
}

function refused({ rule, found }: BadZip): Refusal {
  const [reason, reasonZh] = RULES[rule]
  const shown = found.slice(0, 80)
  return new Refusal(
    'bundle-refused',
    `Expected a .zip of one process, but ${reason}: ${shown}. Pack the folder of the process anew.`,
    `压缩包打不开：${reasonZh}（${shown}）。请把流程的文件夹重新打包。`,
    [{ field: 'file', code: rule, message: `${reason}: ${shown}`, messageZh: `${reasonZh}：${shown}` }],
  )
}

function holdsForeign(paths: readonly string[]): Refusal {
  const shown = paths.slice(0, 20)
  return new Refusal(
    'bundle-refused',
    `Expected only the files of one process, but found ${shown.join(', ')}. Take them out and pack again.`,
    `压缩包里有不属于流程的文件：${shown.join('、')}。请拿掉后重新打包。`,
    shown.map((path) => ({
      field: 'file',
      code: 'not-part-of-a-deployment',
      message: `${path} is not part of a process.`,
      messageZh: `${path} 不属于流程。`,
    })),
  )
}

function holdsNoDiagram(): Refusal {
  return new Refusal(
    'bundle-refused',
    'Expected a process.bpmn in the .zip, but found none. Pack the folder of a process.',
    '压缩包里没有 process.bpmn。请打包一个流程的文件夹。',
  )
}
