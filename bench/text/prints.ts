/**
 * Clean the text of printed articles: labelled ones, typeset by groff, made text again by converters of PDF. Scored as dumps are.
 * Needs ../shared/bench, groff, and of pdftotext (poppler), pdfminer.six and PyMuPDF what is to be measured.
 * Run: npx jiti bench/text/prints.ts
 */
import {printDumps} from './dump-table.ts'

printDumps('prints.py')
