import type { Language } from '../../../templates/texts/text.ts'
import type { DescribedProcess } from '../../process-description/described-process.ts'

/** 事项: the permit that a task is about, or the whole process where it is about none. */
export function matterOf(process: DescribedProcess, permit: string | null, language: Language): string {
  const texts = (permit === null ? undefined : process.permits.get(permit)?.name) ?? process.description.title
  return texts[language]
}
