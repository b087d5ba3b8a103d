import { drawNotice } from './notices/draw-notice.ts'
import type { NoticeDocument } from './notices/notice-document.ts'
import type { CombinedPermits } from './permits/combined-permits.ts'
import { drawCombinedPermits } from './permits/draw-combined-permits.ts'
import { drawReceipt } from './receipts/draw-receipt.ts'
import type { Receipt } from './receipts/receipt.ts'

/** Everything that is drawn as a PDF. */
export type Drawable = CombinedPermits | Receipt | NoticeDocument

/** The PDF of a document; the same input gives the same bytes. */
export async function drawDocument(input: Drawable): Promise<Uint8Array> {
  if (!('kind' in input)) return await drawCombinedPermits(input)
  return input.kind === 'receipt' ? await drawReceipt(input) : await drawNotice(input)
}
