// The words about a phone that somebody else reads, which come with the pages that
// say them.
import words from '../../i18n/da.json?safety';
import { learn } from './text';

learn(words);
