import type { Fact } from '../../../templates/pages/parts.ts'
import type { Language } from '../../../templates/texts/text.ts'
import { seenWords } from '../../answers/seen-words.ts'
import { settledWords } from '../../answers/settled-words.ts'
import { readableAt } from '../../forms/form-at-task.ts'
import { maskPersonal } from '../../forms/personal-values.ts'
import type { ParkAccess } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import type { DescribedProcess } from '../../process-description/described-process.ts'
import type { Task } from '../../tasks/task.ts'
import { fieldWords } from './form-facts.ts'

/** What a task's form lets be read there, as earlier tasks wrote it and this person may see it; masked. */
export async function givenFacts(
  tx: Tx,
  access: ParkAccess,
  task: Task,
  process: DescribedProcess,
  language: Language,
): Promise<readonly Fact[]> {
  const form = task.form === null ? undefined : process.forms.get(task.form)
  const readable = form === undefined ? null : readableAt(form, task.node)
  if (form === undefined || readable === null || readable.fields.length === 0) return []
  const seen = await seenWords(tx, access, process, task)
  const values = maskPersonal(form, seen(await settledWords(tx, access.park.id, task, form)))
  const fields = readable.fields.filter(({ key }) => Object.hasOwn(values, key))
  return fields.map((field) => ({
    label: language === 'zh' ? field.label : field.labelEn,
    value: fieldWords(field, values[field.key] ?? null, language),
    strong: false,
  }))
}
