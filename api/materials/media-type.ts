import { fileTypeFromFile } from 'file-type'
import { Refusal } from '../refusal.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What a material may be, by its content; and the endings that a file of this type may bear. */
const acceptedTypes: { readonly [mediaType: string]: readonly string[] } = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  [docx]: ['docx'],
}

/** The type of a file by its bytes; refused where it is none of ours, or where its name says something else. */
export async function acceptedMediaType(path: string, fileName: string): Promise<string> {
  const found = (await fileTypeFromFile(path))?.mime
  const endings = found === undefined ? undefined : acceptedTypes[found]
  if (found === undefined || endings === undefined) {
    throw new Refusal(
      'file-type-not-accepted',
      `Expected a PDF, PNG, JPEG or DOCX file, but ${fileName} contains ${found ?? 'something unknown'}.`,
      `只接受 PDF、PNG、JPG、DOCX 文件，${fileName} 的内容${found === undefined ? '无法识别' : `是 ${found}`}。`,
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
