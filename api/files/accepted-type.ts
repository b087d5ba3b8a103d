import { fileTypeFromFile } from 'file-type'
import { Refusal } from '../refusal.ts'
import type { FileRule } from './file-rule.ts'

/** The type of a file by its bytes; refused where the place takes none such, or where its name says something else. */
export async function acceptedType(path: string, fileName: string, { types, expected }: FileRule): Promise<string> {
  const found = (await fileTypeFromFile(path))?.mime
  const endings = found === undefined ? undefined : types[found]
  if (found === undefined || endings === undefined) {
    throw new Refusal(
      'file-type-not-accepted',
      `Expected a ${expected[0]} file, but ${fileName} contains ${found ?? 'something unknown'}.`,
      `只接受 ${expected[1]} 文件，${fileName} 的内容${found === undefined ? '无法识别' : `是 ${found}`}。`,
    )
  }
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  if (!endings.includes(ending)) {
    throw new Refusal(
      'file-type-not-accepted',
      `Expected the name of a file of type ${found} to end in .${endings.join(' or .')}, but found ${fileName}.`,
      `文件 ${fileName} 的扩展名与内容不符，其内容是 ${found}，应以 .${endings.join(' 或 .')} 结尾。`,
    )
  }
  return found
}

export function fileTooLarge(fileName: string, mostBytes: number): Refusal {
  const most = mostBytes / 1024 / 1024
  return new Refusal(
    'file-too-large',
    `Expected at most ${most} MB, but ${fileName} is larger.`,
    `文件不得超过 ${most} MB，${fileName} 超出限制。`,
  )
}
