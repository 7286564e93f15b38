// The words about a family, which come with the pages that say them.
import words from '../../i18n/da.json?family';
import { learn } from './text';

learn(words);
