import { PDFHexString, PDFOperator, PDFOperatorNames } from 'pdf-lib'

/** Says what widely spread characters read as, so that they are found and read aloud as a word (ISO 32000-1 §14.9.4). */
export function replacedText(text: string, shown: readonly PDFOperator[]): readonly PDFOperator[] {
  return [
    PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [
      '/Span',
      `<</ActualText ${PDFHexString.fromText(text)}>>`,
    ]),
    ...shown,
    PDFOperator.of(PDFOperatorNames.EndMarkedContent),
  ]
}
