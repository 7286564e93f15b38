// The words about sharing, which come with the pages that say them. Whatever
// says one of them imports this file.
import danish from 'texts:share';
import { addTexts } from './text';

addTexts(danish);
