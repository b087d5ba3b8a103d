import { type FileRule, MEGABYTE } from '../files/file-rule.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What a material may be. */
export const materialFiles: FileRule = {
  types: { 'application/pdf': ['pdf'], 'image/png': ['png'], 'image/jpeg': ['jpg', 'jpeg'], [docx]: ['docx'] },
  mostBytes: 50 * MEGABYTE,
  expected: ['PDF, PNG, JPEG or DOCX', 'PDF、PNG、JPG、DOCX'],
}
