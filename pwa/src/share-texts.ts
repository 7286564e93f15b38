// The words about sharing, which come with the pages that say them. Whatever
// says one of them imports this file.
import words from '../../i18n/da.json?share';
import { learn } from './text';

learn(words);
