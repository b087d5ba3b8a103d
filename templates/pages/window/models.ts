import type { ReceivedPage } from './application-model.ts'
import type { WindowFormPage } from './form-model.ts'
import type { WindowListPage } from './list-model.ts'
import type { RegisterPage } from './register-model.ts'
import type { NoticePage, PromiseLetterPage, ReceiptPage } from './sheet-models.ts'

/** The view model of each page for the audience `window`, by the name of its template. */
export interface WindowPages {
  readonly 'window/list': WindowListPage
  readonly 'window/register': RegisterPage
  readonly 'window/application': ReceivedPage
  readonly 'window/form': WindowFormPage
  readonly 'window/receipt': ReceiptPage
  readonly 'window/promise-letter': PromiseLetterPage
  readonly 'window/notice': NoticePage
}
