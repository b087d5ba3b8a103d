import { textIn } from '../../../templates/texts/catalogue.ts'
import { Refusal } from '../../refusal.ts'

/** What a page that does not show the form says when the form has mistakes: how many, and to fill it in first. */
export async function formFirst<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'form-invalid') throw error
    const count = error.fields.length
    throw new Refusal(
      'form-invalid',
      textIn('en', 'received.formFirst', { count }),
      textIn('zh', 'received.formFirst', { count }),
    )
  }
}
